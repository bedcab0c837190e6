using System.Globalization;
using IntegrationHub.Benchmarks.Stage;
using IntegrationHub.Benchmarks.Submit;

namespace IntegrationHub.Benchmarks.Guards;

/// <summary>
/// What the check of the caller and the evidence cost SubmitFiling: the hub against itself without them, each with a
/// cluster of its own, in alternating rounds.
/// </summary>
internal sealed class GuardBenchmark(TextWriter output, int rounds, TimeSpan length, int inFlight)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await output.WriteLineAsync($"SubmitFiling with caller checked and evidence kept, against the same without both; {inFlight} in flight, TLS and fsync on, {rounds} rounds of {length.TotalSeconds:0} s.");
        await using var stage = await BenchmarkStage.StartAsync(cancellationToken);
        await using var hub = await stage.StartHubAsync(BenchmarkStage.NoPortal, cancellationToken);
        await using var bareStage = await BenchmarkStage.StartAsync(cancellationToken);
        await using var bare = await bareStage.StartHubAsync(BenchmarkStage.NoPortal, UnguardedHub.Location, [UnguardedHub.Command], cancellationToken);
        using var client = stage.Connect(hub);
        using var bareClient = bareStage.Connect(bare);
        var requests = (await SubmitRequests.ReadAsync(client, cancellationToken)).FromAllCommunes;
        var guarded = new SubmitLoad(stage, client, hub);
        var unguarded = new SubmitLoad(bareStage, bareClient, bare);
        await guarded.WarmUpAsync(requests, cancellationToken);
        await unguarded.WarmUpAsync(requests, cancellationToken);

        var results = new List<GuardRound>();
        for (var round = 1; round <= rounds; round++)
        {
            var first = round % 2 == 1 ? await guarded.RunAsync(requests, inFlight, length, cancellationToken) : null;
            var without = await unguarded.RunAsync(requests, inFlight, length, cancellationToken);
            results.Add(new GuardRound(first ?? await guarded.RunAsync(requests, inFlight, length, cancellationToken), without));
            await output.WriteLineAsync(Line($"round {round}", results[^1]));
        }

        await output.WriteLineAsync(Line("median", new GuardRound(
            Figures.MedianOf(results.Select(one => one.Guarded)), Figures.MedianOf(results.Select(one => one.Unguarded)))));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Median of the rounds' ratios: {Figures.MedianOf(results.Select(one => one.Ratio)):0.00}"));
    }

    private static string Line(string what, GuardRound round) => string.Create(
        CultureInfo.InvariantCulture,
        $"  {what}: with {round.Guarded.PerSecond:0}/s, without {round.Unguarded.PerSecond:0}/s, ratio {round.Ratio:0.00}; hub {round.Guarded.HubCpu.TotalMicroseconds:0} and {round.Unguarded.HubCpu.TotalMicroseconds:0} us, PostgreSQL {round.Guarded.ServerCpu.TotalMicroseconds:0} and {round.Unguarded.ServerCpu.TotalMicroseconds:0} us a filing");
}
