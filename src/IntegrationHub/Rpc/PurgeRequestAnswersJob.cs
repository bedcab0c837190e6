using Hangfire;

namespace IntegrationHub.Rpc;

/// <summary>Forgets answers past their time. May run twice: the second finds nothing.</summary>
[AutomaticRetry(Attempts = 0)]
internal sealed class PurgeRequestAnswersJob(RequestAnswerStore store, TimeProvider clock)
{
    public Task RunAsync(CancellationToken cancellationToken) => store.PurgeAsync(clock.GetUtcNow(), cancellationToken);
}
