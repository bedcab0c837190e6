using Hangfire;

namespace IntegrationHub.Attachments;

/// <summary>Deletes uploads that were never completed. May run twice: the second finds nothing.</summary>
[AutomaticRetry(Attempts = 0)]
internal sealed class PurgeAttachmentsJob(AttachmentStore attachments, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public Task RunAsync(CancellationToken cancellationToken) => attachments.PurgeAsync(clock.GetUtcNow() - Kept, cancellationToken);
}
