using IntegrationHub.Evidence;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Filings.V1;
using IntegrationHub.Lanes;
using IntegrationHub.Storage;

namespace IntegrationHub.Attachments.Scanning;

/// <summary>
/// Writes what the scanner said, only while the lease is ours, and in the same commit makes due
/// whatever waited for it.
/// </summary>
internal sealed class RecordScan(HubDatabase database, LaneClaims claims, IEvidenceTrail trail, StoreSignal signal, TimeProvider clock)
{
    /// <summary>The scanner has a verdict. True: the scanner was reached, whoever recorded it.</summary>
    public async Task<bool> ScannedAsync(LeasedRow row, Attachment attachment, ScanState state, string signature)
    {
        var now = clock.GetUtcNow();
        IReadOnlyList<string> woken = [];
        await WriteAsync(async (transaction, batch) =>
        {
            AttachmentScanStore.AddScanned(batch, attachment.Id, state, signature);
            trail.Add(batch, new(EvidenceKind.AttachmentScanned, attachment.Name, now) { Fingerprint = attachment.Sha256, Status = state.ToString().ToUpperInvariant() });
            var held = LaneClaims.AddFinish(batch, row, now);
            await batch.ExecuteNonQueryAsync(CancellationToken.None);
            woken = held() ? await LaneWaitStore.WakeAsync(transaction, AttachmentScans.Topic(attachment.Id), now) : [];
            return held();
        });
        foreach (var lane in woken)
        {
            signal.Raise(LaneTopics.Due(lane));
        }

        return true;
    }

    /// <summary>There is nothing to scan any more.</summary>
    public Task<bool> FinishedAsync(LeasedRow row) => WriteAsync(batch => LaneClaims.AddFinish(batch, row, clock.GetUtcNow()));

    /// <summary>Asks again later. To scan a file twice does no harm, so nothing is ever in doubt.</summary>
    public Task<bool> PostponedAsync(LeasedRow row, TimeSpan delay, string cause, bool counts) => WriteAsync(
        batch => LaneClaims.AddPostpone(batch, row, clock.GetUtcNow() + delay, cause, unsettled: false, counts));

    /// <summary>Leaves it to a person. The file stays in quarantine.</summary>
    public Task<bool> SetAsideAsync(LeasedRow row, string reason) => claims.SetAsideAsync(row, reason);

    private Task<bool> WriteAsync(Func<HubBatch, Func<bool>> write) => WriteAsync(async (_, batch) =>
    {
        var held = write(batch);
        await batch.ExecuteNonQueryAsync(CancellationToken.None);
        return held();
    });

    // The scanner has answered: a shutdown now must not forget what it said.
    private async Task<bool> WriteAsync(Func<HubTransaction, HubBatch, Task<bool>> write)
    {
        await database.InTransactionAsync(
            async transaction =>
            {
                await using var batch = transaction.Batch();
                if (!await write(transaction, batch))
                {
                    transaction.Abandon();
                }

                return true;
            },
            CancellationToken.None);
        return true;
    }
}
