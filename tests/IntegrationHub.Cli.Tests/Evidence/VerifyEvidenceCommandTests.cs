using System.Text.Json;

namespace IntegrationHub.Cli.Tests.Evidence;

public sealed class VerifyEvidenceCommandTests
{
    [Fact]
    public async Task A_bundle_that_holds_ends_with_zero_and_says_what_it_proves()
    {
        using var files = GoldenBundle.Write();

        var ran = await CommandRun.RunAsync("evidence", "verify", files.Bundle, "--public-key", files.Key);

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.StartsWith("HOLDS: 3 records of communes/24781 on 2026-03-02, under 1 seal(s) without a gap.", ran.Out, StringComparison.Ordinal);
        Assert.Contains("It is not time-stamped.", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filing_of_the_day_was_accepted()
    {
        using var files = GoldenBundle.Write();

        var ran = await CommandRun.RunAsync("evidence", "verify", files.Bundle, "--public-key", files.Key, "--filing", "H36.247.81-260302-0002");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("ACCEPTED: communes/24781/filings/H36.247.81-260302-0002 from organisations/vendor-a at 2026-03-02 08:30:02 (Vietnam).", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filing_that_is_not_of_the_day_was_not_accepted_and_ends_with_one()
    {
        using var files = GoldenBundle.Write();

        var ran = await CommandRun.RunAsync("evidence", "verify", files.Bundle, "--public-key", files.Key, "--filing", "H36.247.81-260302-0004");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("NOT ACCEPTED: the hub accepted no filing H36.247.81-260302-0004 in communes/24781 on 2026-03-02.", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_record_is_named_and_ends_with_one()
    {
        using var files = GoldenBundle.Write(bundle => bundle.Records.RemoveAt(1));

        var ran = await CommandRun.RunAsync("evidence", "verify", files.Bundle, "--public-key", files.Key);

        Assert.Equal((1, "BROKEN: record 2 of communes/24781: it is missing, record 3 stands in its place.\n"), (ran.ExitCode, ran.Out));
    }

    [Fact]
    public async Task A_broken_bundle_says_nothing_about_a_filing()
    {
        using var files = GoldenBundle.Write(bundle => bundle.Records.RemoveAt(1));

        var ran = await CommandRun.RunAsync("evidence", "verify", files.Bundle, "--public-key", files.Key, "--filing", "H36.247.81-260302-0002");

        Assert.Equal(1, ran.ExitCode);
        Assert.DoesNotContain("ACCEPTED", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_json_a_program_reads_the_first_broken_record()
    {
        using var files = GoldenBundle.Write(bundle => bundle.Records.RemoveAt(0));

        var ran = await CommandRun.RunAsync("evidence", "verify", files.Bundle, "--public-key", files.Key, "--output", "json");

        var verdict = JsonDocument.Parse(ran.Out).RootElement;
        Assert.Equal((1, false, 1L), (ran.ExitCode, verdict.GetProperty("holds").GetBoolean(), verdict.GetProperty("fault").GetProperty("sequence").GetInt64()));
    }

    [Fact]
    public async Task As_json_a_program_reads_whether_the_filing_was_accepted()
    {
        using var files = GoldenBundle.Write();

        var ran = await CommandRun.RunAsync("evidence", "verify", files.Bundle, "--public-key", files.Key, "--filing", "H36.247.81-260302-0002", "-o", "json");

        var verdict = JsonDocument.Parse(ran.Out).RootElement;
        Assert.Equal((true, true, "2026-03-02"), (verdict.GetProperty("holds").GetBoolean(), verdict.GetProperty("accepted").GetBoolean(), verdict.GetProperty("day").GetString()));
    }

    [Fact]
    public async Task A_key_file_without_a_key_is_named()
    {
        using var files = GoldenBundle.Write();
        await File.WriteAllTextAsync(files.Key, "no key", TestContext.Current.CancellationToken);

        var ran = await CommandRun.RunAsync("evidence", "verify", files.Bundle, "--public-key", files.Key);

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("PUBLIC KEY", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_bundle_is_refused()
    {
        using var files = GoldenBundle.Write();
        await File.WriteAllTextAsync(files.Bundle, "hello", TestContext.Current.CancellationToken);

        var ran = await CommandRun.RunAsync("evidence", "verify", files.Bundle, "--public-key", files.Key);

        Assert.Equal((1, "BROKEN: the file: it is no bundle of evidence.\n"), (ran.ExitCode, ran.Out));
    }

    [Fact]
    public async Task The_day_s_seal_left_out_is_named()
    {
        using var files = GoldenBundle.Write(bundle => bundle.Seals.Clear());

        var ran = await CommandRun.RunAsync("evidence", "verify", files.Bundle, "--public-key", files.Key);

        Assert.Equal((1, "BROKEN: the seal of the day: it is missing.\n"), (ran.ExitCode, ran.Out));
    }
}
