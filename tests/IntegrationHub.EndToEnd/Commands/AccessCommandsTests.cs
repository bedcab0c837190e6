using System.Text.Json;
using Xunit;

namespace IntegrationHub.EndToEnd.Commands;

public sealed class AccessCommandsTests(ServedHub hub) : IClassFixture<ServedHub>
{
    [Fact]
    public async Task A_vendor_is_entered_granted_explained_and_dismissed()
    {
        var created = await hub.RunAsync("access", "organisations", "create", "vendor-a", "--name", "Vendor A", "--kind", "vendor");
        var bound = await hub.RunAsync("access", "organisations", "add-identity", "vendor-a", "--certificate", "integrationhub://organisations/vendor-a");
        var granted = await hub.RunAsync("access", "grants", "create", "vendor-a", "commune", "--communes", "24781", "24778", "--output", "json");
        var own = await hub.RunAsync("access", "explain", "vendor-a", "integrationhub.filings.v1.FilingService/SubmitFiling", "--commune", "24781");
        var foreign = await hub.RunAsync("access", "explain", "vendor-a", "integrationhub.filings.v1.FilingService/SubmitFiling", "--commune", "24787");

        using var grant = JsonDocument.Parse(granted.Output);
        var dismissed = await hub.RunAsync("access", "grants", "revoke", grant.RootElement.GetProperty("name").GetString()!);
        var afterwards = await hub.RunAsync("access", "explain", "vendor-a", "integrationhub.filings.v1.FilingService/SubmitFiling", "--commune", "24781");

        Assert.Equal((0, 0, 0, 0, 0), (created.ExitCode, bound.ExitCode, granted.ExitCode, own.ExitCode, dismissed.ExitCode));
        Assert.Contains("yes", own.Output, StringComparison.Ordinal);
        Assert.Contains("no", foreign.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, afterwards.ExitCode);
    }

    [Fact]
    public async Task A_link_to_the_pages_is_given_and_opens_them()
    {
        var link = await hub.RunAsync("access", "console", "--output", "json");

        using var json = JsonDocument.Parse(link.Output);
        using var http = new HttpClient();
        var page = await http.GetStringAsync(new Uri(json.RootElement.GetProperty("url").GetString()!), TestContext.Current.CancellationToken);
        Assert.Equal(0, link.ExitCode);
        Assert.Contains("Vào trang quyền truy cập", page, StringComparison.Ordinal);
    }
}
