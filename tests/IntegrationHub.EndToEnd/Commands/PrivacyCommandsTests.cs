using System.Text.Json;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.EndToEnd.Commands;

public sealed class PrivacyCommandsTests(ServedHub hub) : IClassFixture<ServedHub>
{
    [Fact]
    public async Task A_running_hub_writes_under_a_key_that_was_added_beside_it()
    {
        await SubmitAsync("068190000001");
        var before = await KeysAsync();

        var rotated = await hub.RunAsync("privacy", "keys", "rotate", "--file", hub.PrivacyKeys);

        Assert.Equal(0, rotated.ExitCode);
        await Within.Until(Within.AMinute, async () => (await KeysAsync()).Count == before.Count + 1);
        await SubmitAsync("068190000001");
        var newest = (await KeysAsync())[^1];
        Assert.Equal((true, "1"), (newest.GetProperty("newest").GetBoolean(), newest.GetProperty("filingCount").GetString()));
    }

    [Fact]
    public async Task A_destruction_that_may_not_be_is_told_with_its_reason()
    {
        var code = await SubmitAsync("068190000002");

        var ran = await hub.RunAsync("privacy", "destroy", code, "--reason", "Quyết định 12/QĐ-TA");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("CONTENT_NEEDED", ran.Errors, StringComparison.Ordinal);
    }

    private async Task<string> SubmitAsync(string personalId)
    {
        var run = await hub.RunAsync(
            "filings", "submit", "--commune", "22918", "--procedure", "1.001193", "--applicant", "Nguyễn Thị Ánh", "--personal-id", personalId,
            "--component", RealFilings.ProofOfBirth, "--output", "json");
        using var filing = JsonDocument.Parse(run.Output);
        return filing.RootElement.GetProperty("code").GetString()!;
    }

    private async Task<List<JsonElement>> KeysAsync()
    {
        using var state = JsonDocument.Parse((await hub.RunAsync("privacy", "state", "--output", "json")).Output);
        return [.. state.RootElement.GetProperty("masterKeys").EnumerateArray().Select(key => key.Clone())];
    }
}
