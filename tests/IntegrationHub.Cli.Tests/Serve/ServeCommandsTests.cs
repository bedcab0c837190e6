using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Serve;

namespace IntegrationHub.Cli.Tests.Serve;

public class ServeCommandsTests
{
    [Theory]
    [InlineData("serve")]
    [InlineData("migrate")]
    [InlineData("sandbox")]
    public void What_the_cli_does_not_know_goes_to_the_program_as_it_is(string command)
    {
        string[] behind = ["--Hub:GrpcUrl", "http://127.0.0.1:7080", "--Storage:DataDirectory=/var/lib/hub", "--urls", "http://127.0.0.1:0"];

        var parsed = HubCommandLine.Create(Nowhere()).Parse([command, .. behind]);

        Assert.Empty(parsed.Errors);
        Assert.Equal(behind, parsed.UnmatchedTokens);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("migrate")]
    public void The_data_directory_is_named_as_every_other_command_names_it(string command)
    {
        var parsed = HubCommandLine.Create(Nowhere()).Parse([command, "--data", "/srv/hub", "--Portal:UserName", "H36"]);

        Assert.Equal(["--Storage:DataDirectory", "/srv/hub", "--Portal:UserName", "H36"], ServeCommands.Behind(parsed));
    }

    [Fact]
    public async Task A_child_that_is_asked_to_end_ends_by_itself()
    {
        var log = new ChildLog(Path.GetTempFileName());
        using var child = ChildProgram.Start(BuiltSandbox.Location, ["--urls", "http://127.0.0.1:0"], new Dictionary<string, string>(), log);
        await WaitForLineAsync(log, "The sandbox is ready");

        await child.EndAsync();

        Assert.Equal(0, child.ExitCode);
        Assert.NotEmpty(log.LastLines);
        log.Dispose();
        File.Delete(log.Path);
    }

    [Fact]
    public void A_log_keeps_the_last_lines_and_the_file_all()
    {
        var log = new ChildLog(Path.GetTempFileName());

        foreach (var number in Enumerable.Range(1, 100))
        {
            log.Add($"line {number}");
        }

        log.Add(null);
        log.Dispose();
        log.Add("too late");
        Assert.Equal(Enumerable.Range(76, 25).Select(number => $"line {number}"), log.LastLines);
        Assert.Equal(100, File.ReadAllLines(log.Path).Length);
        File.Delete(log.Path);
    }

    private static Terminal Nowhere() => new(TextReader.Null, TextWriter.Null, TextWriter.Null, isTerminal: false);

    private static async Task WaitForLineAsync(ChildLog log, string words)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!log.LastLines.Any(line => line.Contains(words, StringComparison.Ordinal)))
        {
            await look.WaitForNextTickAsync(bound.Token);
        }
    }
}
