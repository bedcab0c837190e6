using System.Text.RegularExpressions;
using IntegrationHub.Cli.Serve;

namespace IntegrationHub.Cli.Demo;

/// <summary>A program of the demonstration's own that has said that it serves, and where.</summary>
internal sealed partial class DemoProgram : IAsyncDisposable
{
    // A first start may fetch PostgreSQL over a slow line; whatever else hangs has bounds of its own.
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);

    private readonly ChildProgram child;
    private readonly ChildLog log;

    private DemoProgram(ChildProgram child, ChildLog log) => (this.child, this.log) = (child, log);

    /// <summary>Where it serves, in the order in which it says so.</summary>
    public IReadOnlyList<Uri> Addresses { get; private set; } = [];

    /// <summary>Starts it on the first of the ports that it gets.</summary>
    /// <param name="location">The program.</param>
    /// <param name="ports">To be tried in this order, as between looking and listening another may take a port.</param>
    /// <param name="arguments">Its arguments on such ports.</param>
    /// <param name="environment">Its secrets.</param>
    /// <param name="logFile">Where what it writes is kept.</param>
    /// <param name="tell">Hears what takes time.</param>
    /// <param name="clock">Measures the longest start.</param>
    /// <param name="cancellationToken">Ends it, too.</param>
    public static async Task<DemoProgram> StartAsync(
        ProgramLocation location, IEnumerable<int[]> ports, Func<int[], string[]> arguments, IReadOnlyDictionary<string, string> environment,
        string logFile, Action<string> tell, TimeProvider clock, CancellationToken cancellationToken)
    {
        var log = new ChildLog(logFile);
        foreach (var some in ports)
        {
            var program = new DemoProgram(ChildProgram.Start(location, arguments(some), environment, log), log);
            try
            {
                if (await program.IsReadyAsync(tell, clock, cancellationToken))
                {
                    return program;
                }
            }
            catch
            {
                await program.DisposeAsync();
                throw;
            }

            program.child.Dispose();
        }

        log.Dispose();
        throw new InvalidDataException($"{location.Assembly} did not start. Its last words:\n  {string.Join("\n  ", log.LastLines)}");
    }

    public async ValueTask DisposeAsync()
    {
        await child.EndAsync();
        child.Dispose();
        log.Dispose();
    }

    // Only its own word counts: at the address another program may answer. False: it ended.
    private async Task<bool> IsReadyAsync(Action<string> tell, TimeProvider clock, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var told = "";
        while (true)
        {
            var ended = child.HasExited;
            var lines = log.LastLines;
            if (lines.LastOrDefault(line => Ready().IsMatch(line)) is { } ready)
            {
                Addresses = [.. Address().Matches(ready).Select(match => new Uri(match.Value))];
                return true;
            }

            if (ended)
            {
                // What it still has to say arrives after its end.
                await child.RunToEndAsync(cancellationToken);
                return false;
            }

            if (lines.Select(line => SlowWork().Match(line)).LastOrDefault(match => match.Success)?.Groups[1].Value is { } news && news != told)
            {
                tell(told = news);
            }

            if (clock.GetElapsedTime(started) > LongestStart)
            {
                throw new InvalidDataException($"A program of the demonstration was not ready after {LongestStart.TotalMinutes:0} minutes; its log is {log.Path}.");
            }

            await Task.Delay(LookAgain, clock, cancellationToken);
        }
    }

    [GeneratedRegex("^(IntegrationHub|The sandbox) is ready: ")]
    private static partial Regex Ready();

    [GeneratedRegex(@"https?://[^\s,]+")]
    private static partial Regex Address();

    // "06:30:48 info: IntegrationHub.Storage.Cluster.PrivateCluster[101] Creating a PostgreSQL cluster in /tmp/x."
    [GeneratedRegex(@"IntegrationHub\.Storage\.Cluster\.\w+\[\d+\] (.+)$")]
    private static partial Regex SlowWork();
}
