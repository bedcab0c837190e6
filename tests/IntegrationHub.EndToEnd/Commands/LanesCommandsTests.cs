using System.Text.Json;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.EndToEnd.Commands;

public sealed class LanesCommandsTests(ServedHub hub) : IClassFixture<ServedHub>
{
    [Fact]
    public async Task List_names_the_portals_lane_in_both_forms()
    {
        var json = await hub.RunAsync("lanes", "list", "--output", "json");
        var table = await hub.RunAsync("lanes", "list");

        using var lanes = JsonDocument.Parse(json.Output);
        Assert.Contains("lanes/portal", lanes.RootElement.EnumerateArray().Select(lane => lane.GetProperty("name").GetString()));
        Assert.Contains("portal", table.Output, StringComparison.Ordinal);
        Assert.Equal((0, 0), (json.ExitCode, table.ExitCode));
    }

    [Fact]
    public async Task What_the_portal_refused_is_listed_with_its_words_and_sent_again_on_wish()
    {
        const string Words = "Cổng đang bảo trì danh mục";
        await hub.Portal.FailAsync(new { kind = "refuse", service = "DongBoHoSoMC", times = 1, message = Words });
        await hub.RunAsync(
            "filings", "submit", "--commune", "22918", "--procedure", "1.001193", "--applicant", "Nguyễn Thị Ánh", "--personal-id", "068190000001",
            "--component", RealFilings.ProofOfBirth);
        JsonElement? item = null;
        await Within.Until(Within.FiveMinutes, async () => (item = await WaitingAsync()) is not null);

        var retried = await hub.RunAsync("lanes", "retry", item!.Value.GetProperty("name").GetString()!);

        Assert.Equal(0, retried.ExitCode);
        Assert.Contains(Words, item.Value.GetProperty("reason").GetString()!, StringComparison.Ordinal);
        var code = item.Value.GetProperty("subject").GetString()!.Split('/')[^1];
        await Within.Until(Within.AMinute, async () => await hub.Portal.FindAsync(code) is not null);
    }

    private async Task<JsonElement?> WaitingAsync()
    {
        var run = await hub.RunAsync("lanes", "items", "portal", "--state", "attention", "--output", "json");
        using var items = JsonDocument.Parse(run.Output);
        return items.RootElement.GetArrayLength() > 0 ? items.RootElement[0].Clone() : null;
    }
}
