using IntegrationHub.Benchmarks.Stage;

namespace IntegrationHub.Benchmarks.Submit;

/// <summary>
/// SubmitFiling against pgbench with the same rows on the same cluster, in alternating rounds: what else runs on the
/// machine then strikes all alike, and the ratio of a round stays true.
/// </summary>
internal sealed class SubmitBenchmark(TextWriter output, int rounds, TimeSpan length, IReadOnlyList<int> inFlight)
{
    private readonly SubmitCase[] cases =
        [.. inFlight.Select(calls => new SubmitCase(calls, OneCommune: false)), .. inFlight.TakeLast(1).Select(calls => new SubmitCase(calls, OneCommune: true))];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await output.WriteLineAsync($"SubmitFiling: hub in a process of its own, gRPC over loopback, private cluster with fsync on, no portal; {rounds} rounds of {length.TotalSeconds:0} s.");
        await using var stage = await BenchmarkStage.StartAsync(cancellationToken);
        await using var hub = await stage.StartHubAsync(BenchmarkStage.NoPortal, cancellationToken);
        using var client = stage.Connect(hub);
        var requests = await SubmitRequests.ReadAsync(client, cancellationToken);
        var load = new SubmitLoad(stage, client, hub);
        var pgbench = await WarmUpAsync(stage, load, requests, cancellationToken);
        var results = cases.ToDictionary(one => one, _ => new List<SubmitRound>());
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var one in cases)
            {
                var figures = await MeasureAsync(one, round, load, pgbench, requests, cancellationToken);
                results[one].Add(figures);
                await output.WriteLineAsync($"  round {round}, {one}: hub {figures.Hub.PerSecond:0}/s, pgbench {figures.Pgbench.PerSecond:0}/s, in one round trip {figures.Pipelined.PerSecond:0}/s; hub {figures.Hub.HubCpu.TotalMicroseconds:0} us");
            }
        }

        SubmitReport.Write(output, results);
    }

    private async Task<Pgbench> WarmUpAsync(BenchmarkStage stage, SubmitLoad load, SubmitRequests requests, CancellationToken cancellationToken)
    {
        await load.WarmUpAsync(requests.FromAllCommunes, cancellationToken);
        await using var storage = await stage.OpenHubDatabaseAsync(cancellationToken);
        var pgbench = await Pgbench.PrepareAsync(stage, await SampleRow.ReadAsync(storage.Database, cancellationToken), cancellationToken);
        await pgbench.RunAsync(clients: 32, requests.Communes, length, pipelined: true, cancellationToken);
        return pgbench;
    }

    private async Task<SubmitRound> MeasureAsync(
        SubmitCase one, int round, SubmitLoad load, Pgbench pgbench, SubmitRequests requests, CancellationToken cancellationToken)
    {
        var communes = one.OneCommune ? 1 : requests.Communes;
        var filings = one.OneCommune ? requests.FromOneCommune : requests.FromAllCommunes;
        var hubFirst = round % 2 == 1;
        var hub = hubFirst ? await load.RunAsync(filings, one.InFlight, length, cancellationToken) : null;
        var plain = await pgbench.RunAsync(one.InFlight, communes, length, pipelined: false, cancellationToken);
        var pipelined = await pgbench.RunAsync(one.InFlight, communes, length, pipelined: true, cancellationToken);
        return new SubmitRound(hub ?? await load.RunAsync(filings, one.InFlight, length, cancellationToken), plain, pipelined);
    }
}
