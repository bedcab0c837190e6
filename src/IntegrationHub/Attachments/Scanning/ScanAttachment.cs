using IntegrationHub.Filings.V1;
using IntegrationHub.Lanes;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Attachments.Scanning;

/// <summary>What the scan lane does with one file: ask the scanner, record what it says.</summary>
internal sealed class ScanAttachment(
    AttachmentScanStore scans, AttachmentStore attachments, Clamd clamd, RecordScan record, IOptions<ScanningOptions> options, ILogger<ScanAttachment> logger)
{
    /// <returns>False: the scanner could not be reached.</returns>
    public async Task<bool> RunAsync(LeasedRow row, CancellationToken cancellationToken)
    {
        if (await scans.FindAsync(row.SubjectId, cancellationToken) is not { ScanState: ScanState.Pending, Key: not null } attachment)
        {
            // Scanned already, by a worker whose lease had run out, or its content destroyed.
            return await record.FinishedAsync(row);
        }

        if (row.Attempts > options.Value.MaxAttempts)
        {
            return await SetAsideAsync(row, attachment, "each attempt was cut off");
        }

        switch (await clamd.ScanAsync(attachments.ReadAsync(attachment, 0, cancellationToken), cancellationToken))
        {
            case ScanAnswer.Clean:
                return await record.ScannedAsync(row, attachment, ScanState.Clean, "");
            case ScanAnswer.Infected infected:
                logger.Infected(attachment.Name, infected.Signature);
                return await record.ScannedAsync(row, attachment, ScanState.Infected, infected.Signature);
            case ScanAnswer.TooLarge:
                return await SetAsideAsync(row, attachment, "it takes no file of that size; raise its StreamMaxLength, then retry");
            case ScanAnswer.Unknown unknown when row.Attempts >= options.Value.MaxAttempts:
                return await SetAsideAsync(row, attachment, unknown.Cause);
            case ScanAnswer.Unknown unknown:
                await PostponeAsync(row, attachment, unknown.Cause, counts: true);
                return true;
            case ScanAnswer.Unreached unreached:
                await PostponeAsync(row, attachment, unreached.Cause, counts: false);
                return false;
            default:
                throw new InvalidOperationException("The scanner gave an answer without a meaning.");
        }
    }

    private async Task PostponeAsync(LeasedRow row, Attachment attachment, string cause, bool counts)
    {
        var delay = RetryDelay.After(row.Attempts, options.Value.FirstDelay, options.Value.LongestDelay);
        logger.ScanUnanswered(attachment.Name, cause, delay);
        await record.PostponedAsync(row, delay, cause, counts);
    }

    private async Task<bool> SetAsideAsync(LeasedRow row, Attachment attachment, string cause)
    {
        logger.ScanGivenUp(attachment.Name, cause);
        await record.SetAsideAsync(row, $"The scanner gave no verdict: {cause}.");
        return true;
    }
}
