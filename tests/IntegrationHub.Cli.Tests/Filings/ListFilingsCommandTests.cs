using System.Text.Json;

namespace IntegrationHub.Cli.Tests.Filings;

public class ListFilingsCommandTests
{
    [Fact]
    public async Task Options_become_a_filter_of_the_contract()
    {
        await using var hub = await ScriptedHub.StartAsync();

        await hub.RunAsync(
            "filings", "list", "--commune", "24781", "--status", "in-process", "--delivery", "needs-attention",
            "--procedure", "1.001193", "--filter", "create_time > \"2026-11-01T00:00:00Z\"");

        Assert.Equal("communes/24781", hub.Filings.Lists[0].Parent);
        Assert.Equal(
            "status = IN_PROCESS AND delivery.state = NEEDS_ATTENTION AND procedure = \"procedures/1.001193\" AND create_time > \"2026-11-01T00:00:00Z\"",
            hub.Filings.Lists[0].Filter);
    }

    [Fact]
    public async Task Without_options_all_communes_are_asked_for()
    {
        await using var hub = await ScriptedHub.StartAsync();

        await hub.RunAsync("filings", "list");

        Assert.Equal("communes/-", hub.Filings.Lists[0].Parent);
        Assert.Empty(hub.Filings.Lists[0].Filter);
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(700, 2)]
    public async Task The_limit_is_kept_over_as_many_pages_as_it_takes(int limit, int pages)
    {
        await using var hub = await ScriptedHub.StartAsync();

        var ran = await hub.RunAsync("filings", "list", "--limit", $"{limit}", "--output", "json");

        Assert.Equal(limit, JsonDocument.Parse(ran.Out).RootElement.GetArrayLength());
        Assert.Equal(pages, hub.Filings.Lists.Count);
    }

    [Fact]
    public async Task A_dossier_code_alone_is_looked_for_in_all_communes()
    {
        await using var hub = await ScriptedHub.StartAsync();

        await hub.RunAsync("filings", "get", "H36.247.81-261124-0001");
        await hub.RunAsync("filings", "get", "communes/24781/filings/H36.247.81-261124-0001");

        Assert.Equal(
            ["communes/-/filings/H36.247.81-261124-0001", "communes/24781/filings/H36.247.81-261124-0001"],
            hub.Filings.Gets.Select(request => request.Name));
    }
}
