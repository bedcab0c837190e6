using IntegrationHub.Cli.Output;

namespace IntegrationHub.Cli.Tests;

/// <summary>How a command ended and what it wrote.</summary>
internal sealed record Ran(int ExitCode, string Out, string Error);

/// <summary>Runs commands as a pipe sees them: no terminal.</summary>
internal static class CommandRun
{
    public static Task<Ran> RunAsync(params string[] args) => RunAsync(args, "");

    public static async Task<Ran> RunAsync(string[] args, string input, CancellationToken cancellationToken = default)
    {
        using var stdin = new StringReader(input);
        using var stdout = new StringWriter { NewLine = "\n" };
        using var stderr = new StringWriter { NewLine = "\n" };
        var run = HubCommandLine.RunAsync(args, new Terminal(stdin, stdout, stderr, isTerminal: false), cancellationToken);
        var exitCode = await run.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        return new Ran(exitCode, stdout.ToString(), stderr.ToString());
    }
}
