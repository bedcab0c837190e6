namespace IntegrationHub.Cli.Tests.Evidence;

public sealed class EvidenceCommandsTests
{
    [Fact]
    public async Task What_is_exported_holds()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var files = GoldenBundle.Write(bundle => bundle.Records.Clear());

        var exported = await hub.RunAsync("evidence", "export", "--commune", "24781", "--day", "2026-03-02", "--since", "2026-03-01", "--file", files.Bundle);
        var verified = await CommandRun.RunAsync("evidence", "verify", files.Bundle, "--public-key", files.Key);

        Assert.Equal((0, ""), (exported.ExitCode, exported.Error));
        Assert.StartsWith("HOLDS: 3 records", verified.Out, StringComparison.Ordinal);
        Assert.Equal(("communes/24781", 2, 1), (hub.Evidence.Exported?.Parent, hub.Evidence.Exported?.SealDate.Day, hub.Evidence.Exported?.SinceDate.Day));
    }

    [Fact]
    public async Task The_hub_s_own_chain_is_asked_for_by_its_name()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var files = GoldenBundle.Write();

        await hub.RunAsync("evidence", "export", "--commune", "hub", "--day", "2026-03-02", "--file", files.Bundle);

        Assert.Equal("hub", hub.Evidence.Exported?.Parent);
    }

    [Fact]
    public async Task Seals_are_listed_with_whether_they_are_time_stamped()
    {
        await using var hub = await ScriptedHub.StartAsync();

        var ran = await hub.RunAsync("evidence", "seals");

        Assert.Matches(@"2026-03-02 +5 +2 +2026-03-03 00:10:00 +none", ran.Out);
    }

    [Fact]
    public async Task A_receipt_is_shown_and_checked()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var files = GoldenBundle.Write();

        var ran = await hub.RunAsync("evidence", "receipt", "H36.247.81-260302-0001", "--public-key", files.Key);

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Matches("Seal +2026-03-02, checked with key", ran.Out);
    }
}
