using System.Diagnostics;
using IntegrationHub.Benchmarks.Stage;
using IntegrationHub.Client;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Benchmarks.Submit;

/// <summary>Keeps a number of SubmitFiling calls in flight and times each.</summary>
internal sealed class SubmitLoad(BenchmarkStage stage, HubClient client, RunningProgram hub)
{
    private const int WarmUpCalls = 20_000;

    private int next;

    /// <summary>Calls until the time is over.</summary>
    public Task<Figures> RunAsync(IReadOnlyList<SubmitFilingRequest> requests, int inFlight, TimeSpan length, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        return RunAsync(requests, inFlight, () => Stopwatch.GetElapsedTime(start) < length, cancellationToken);
    }

    /// <summary>Calls until the runtime has compiled the hot road anew, which it does after some ten thousand calls.</summary>
    public Task WarmUpAsync(IReadOnlyList<SubmitFilingRequest> requests, CancellationToken cancellationToken) =>
        RunAsync(requests, inFlight: 32, WarmUpCalls, cancellationToken);

    /// <summary>Calls so many times.</summary>
    public Task<Figures> RunAsync(IReadOnlyList<SubmitFilingRequest> requests, int inFlight, int calls, CancellationToken cancellationToken)
    {
        var left = calls;
        return RunAsync(requests, inFlight, () => Interlocked.Decrement(ref left) >= 0, cancellationToken);
    }

    private async Task<Figures> RunAsync(IReadOnlyList<SubmitFilingRequest> requests, int inFlight, Func<bool> more, CancellationToken cancellationToken)
    {
        var (hubCpu, serverCpu, callerCpu) = (hub.Cpu, stage.Cpu, Environment.CpuUsage.TotalTime);
        var start = Stopwatch.GetTimestamp();
        var calls = await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(() => CallAsync(requests, more, cancellationToken))));
        var duration = Stopwatch.GetElapsedTime(start);
        var milliseconds = calls.SelectMany(one => one).ToList();
        return Figures.Of(milliseconds, duration) with
        {
            HubCpu = (hub.Cpu - hubCpu) / milliseconds.Count,
            ServerCpu = (stage.Cpu - serverCpu) / milliseconds.Count,
            CallerCpu = (Environment.CpuUsage.TotalTime - callerCpu) / milliseconds.Count,
        };
    }

    private async Task<List<double>> CallAsync(IReadOnlyList<SubmitFilingRequest> requests, Func<bool> more, CancellationToken cancellationToken)
    {
        var milliseconds = new List<double>();
        while (more())
        {
            var request = requests[(int)((uint)Interlocked.Increment(ref next) % requests.Count)];
            var called = Stopwatch.GetTimestamp();
            await client.Filings.SubmitAsync(request, cancellationToken);
            milliseconds.Add(Stopwatch.GetElapsedTime(called).TotalMilliseconds);
        }

        return milliseconds;
    }
}
