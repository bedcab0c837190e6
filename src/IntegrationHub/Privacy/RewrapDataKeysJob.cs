using Hangfire;

namespace IntegrationHub.Privacy;

/// <summary>Moves what is stored under the newest master key. May run twice at once: the two share the rows.</summary>
[AutomaticRetry(Attempts = 0)]
internal sealed class RewrapDataKeysJob(RewrapDataKeys rewrap)
{
    public Task RunAsync(CancellationToken cancellationToken) => rewrap.RunAsync(cancellationToken);
}
