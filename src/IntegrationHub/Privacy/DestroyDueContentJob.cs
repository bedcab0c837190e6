using Hangfire;

namespace IntegrationHub.Privacy;

/// <summary>Destroys what is past its time. May run twice at once: the rows' locks decide.</summary>
[AutomaticRetry(Attempts = 0)]
internal sealed class DestroyDueContentJob(DestroyDueContent destroy)
{
    public Task RunAsync(CancellationToken cancellationToken) => destroy.RunAsync(cancellationToken);
}
