using System.Globalization;
using IntegrationHub.Benchmarks.Stage;
using IntegrationHub.Benchmarks.Submit;
using IntegrationHub.Cli.Output;
using IntegrationHub.Storage;

namespace IntegrationHub.Benchmarks.Deliver;

/// <summary>
/// What the portal's lane delivers to a faultless sandbox, against plain Hangfire performing one empty job per item
/// on the same cluster: why no filing is a job.
/// </summary>
internal sealed class DeliverBenchmark(TextWriter output, int rounds, int filings)
{
    private static readonly Column<DeliverRound>[] Columns =
    [
        new("Deliveries", _ => "median"),
        new("lane/s", round => Whole(round.LanePerSecond), Number: true),
        new("hub us", round => Whole(round.HubCpu.TotalMicroseconds), Number: true),
        new("server us", round => Whole(round.ServerCpu.TotalMicroseconds), Number: true),
        new("jobs enqueued/s", round => Whole(round.EnqueuedPerSecond), Number: true),
        new("jobs performed/s", round => Whole(round.PerformedPerSecond), Number: true),
        new("lane/jobs", round => round.Ratio.ToString("0.0", CultureInfo.InvariantCulture), Number: true),
    ];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await output.WriteLineAsync($"Deliveries: {filings} filings wait while the portal is away, then the sandbox comes up; {rounds} rounds.");
        await using var stage = await BenchmarkStage.StartAsync(cancellationToken);
        var portal = BenchmarkStage.FreeAddress();
        await using var hub = await stage.StartHubAsync(portal, cancellationToken);
        using var client = stage.Connect(hub);
        var requests = await SubmitRequests.ReadAsync(client, cancellationToken);
        await using var hubStorage = await stage.OpenHubDatabaseAsync(cancellationToken);
        await using var jobStorage = await stage.CreateDatabaseAsync("jobs", cancellationToken);
        var lane = new LaneRun(stage, hub, hubStorage.Database);
        var jobs = new EmptyJobs(jobStorage.ConnectionString);
        var results = new List<DeliverRound>();
        for (var round = 1; round <= rounds; round++)
        {
            await new SubmitLoad(stage, client, hub).RunAsync(requests.FromAllCommunes, inFlight: 32, filings, cancellationToken);
            var (delivered, hubCpu, serverCpu) = await MeasureLaneAsync(stage, portal, lane, cancellationToken);
            var (enqueued, performed) = await jobs.RunAsync(filings, cancellationToken);
            results.Add(new DeliverRound(delivered, hubCpu, serverCpu, enqueued, performed));
            await output.WriteLineAsync($"  round {round}: lane {delivered:0}/s with {hubCpu.TotalMicroseconds:0} us of the hub and {serverCpu.TotalMicroseconds:0} us of PostgreSQL each, Hangfire {performed:0}/s");
        }

        await output.WriteLineAsync();
        PlainTable.Write(output, Columns, [DeliverRound.MedianOf(results)]);
        await output.WriteLineAsync("""

            A delivery is an HTTP exchange with the sandbox and its record; a job does nothing at all.
            Both have 16 at work at once. The two columns behind the lane's rate are processor time a delivery. Enqueuing comes first and is not part of what is performed a second.

            """);
    }

    private static async Task<(double PerSecond, TimeSpan HubCpu, TimeSpan ServerCpu)> MeasureLaneAsync(
        BenchmarkStage stage, Uri portal, LaneRun lane, CancellationToken cancellationToken)
    {
        await using var sandbox = await stage.StartSandboxAsync(portal, cancellationToken);
        return await lane.MeasureAsync(cancellationToken);
    }

    private static string Whole(double number) => number.ToString("0", CultureInfo.InvariantCulture);
}
