using System.Collections.Concurrent;
using IntegrationHub.Client;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;

namespace IntegrationHub.EndToEnd.Restart;

/// <summary>Many filings submitted at once by a client that repeats each with its request id until it is acknowledged.</summary>
internal sealed class FilingStorm(HubClient client, int count)
{
    private const int InFlight = 32;

    private readonly ConcurrentQueue<string> acknowledged = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource> milestones = new();
    private int acknowledgements;

    /// <summary>Dossier codes the communes were told.</summary>
    public IReadOnlyCollection<string> Acknowledged => acknowledged;

    /// <summary>Submits the first and sees it delivered: from then on what is submitted is delivered at once.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken) =>
        await Watched.UntilAsync(client, await SubmitAsync(0, cancellationToken), FilingEventKind.Delivered);

    /// <summary>Submits all others; ends when the last is acknowledged.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => Parallel.ForAsync(
        1, count, new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancellationToken },
        async (number, token) => await SubmitAsync(number, token));

    /// <summary>Ends when so many are acknowledged, or with the failure of the run before.</summary>
    public async Task ReachAsync(int acknowledgement, Task run) =>
        await (await Task.WhenAny(Milestone(acknowledgement).Task, run).Within(Within.FiveMinutes));

    private async Task<Filing> SubmitAsync(int number, CancellationToken cancellationToken)
    {
        var filing = (await client.Filings.SubmitAsync(RealFilings.Birth(number), cancellationToken)).Filing;
        acknowledged.Enqueue(filing.Code);
        Milestone(Interlocked.Increment(ref acknowledgements)).TrySetResult();
        return filing;
    }

    private TaskCompletionSource Milestone(int acknowledgement) =>
        milestones.GetOrAdd(acknowledgement, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
