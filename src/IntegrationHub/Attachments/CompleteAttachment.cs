using IntegrationHub.Attachments.Content;
using IntegrationHub.Attachments.Scanning;
using IntegrationHub.Filings.V1;
using IntegrationHub.Lanes;
using IntegrationHub.Rpc;
using IntegrationHub.Storage;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Attachments;

/// <summary>
/// Takes a file of which everything has arrived: it is what was announced and does no harm, or
/// nothing of it stays. Where there is a scanner it is in quarantine from the same commit on.
/// </summary>
internal sealed class CompleteAttachment(
    HubDatabase database, AttachmentStore attachments, CheckContent check, IOptions<ScanningOptions> scanning, StoreSignal signal,
    TimeProvider clock, ILogger<CompleteAttachment> logger)
{
    public async Task<Result<Attachment>> RunAsync(Attachment attachment, byte[] sha256, CancellationToken cancellationToken)
    {
        if (!sha256.AsSpan().SequenceEqual(attachment.Sha256))
        {
            await attachments.DeleteAsync(attachment.Id);
            return AttachmentErrors.HashDiffers(attachment);
        }

        if (await check.RunAsync(attachment, cancellationToken) is { } fault)
        {
            await attachments.DeleteAsync(attachment.Id);
            logger.ContentRefused(attachment.Name, fault.Cause);
            return fault.Harmful ? AttachmentErrors.Harmful(attachment, fault.Cause) : AttachmentErrors.TypeDiffers(attachment, fault.Cause);
        }

        await database.InTransactionAsync(t => CompleteAsync(t, attachment), CancellationToken.None);
        if (scanning.Value.IsOn)
        {
            signal.Raise(LaneTopics.Due(AttachmentScans.Lane));
        }

        return await attachments.FindAsync(attachment.Name, cancellationToken);
    }

    private async Task<bool> CompleteAsync(HubTransaction transaction, Attachment attachment)
    {
        var state = scanning.Value.IsOn ? ScanState.Pending : ScanState.NotScanned;
        // Of two uploads that end at once one promises the scan.
        if (await AttachmentScanStore.CompleteAsync(transaction, attachment.Id, state) is { } number && state == ScanState.Pending)
        {
            await using var batch = transaction.Batch();
            batch.AddPromise(AttachmentScans.Promise(attachment, number), clock.GetUtcNow());
            await batch.ExecuteNonQueryAsync(CancellationToken.None);
        }

        return true;
    }
}
