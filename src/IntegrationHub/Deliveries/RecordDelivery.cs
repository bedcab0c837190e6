using IntegrationHub.Attachments.Scanning;
using IntegrationHub.Evidence;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Filings;
using IntegrationHub.Filings.V1;
using IntegrationHub.Lanes;
using IntegrationHub.Storage;
using Filing = IntegrationHub.Filings.Filing;

namespace IntegrationHub.Deliveries;

/// <summary>
/// Writes what followed from an attempt: filing, event and promise in one commit, and only
/// while the lease is ours. The filing is locked before the promise, as every change of a
/// filing does it.
/// </summary>
internal sealed class RecordDelivery(HubDatabase database, IEvidenceTrail trail, StoreSignal signal, TimeProvider clock)
{
    /// <summary>The portal has this version. False: the lease was lost.</summary>
    /// <param name="row">What was taken.</param>
    /// <param name="filing">In the version that was sent.</param>
    /// <param name="settled">1 when an earlier lost answer was settled by asking.</param>
    /// <param name="more">True: steps are still to be sent under this lease.</param>
    public Task<bool> DeliveredAsync(LeasedRow row, Filing filing, int settled, bool more) => WriteAsync(
        batch =>
        {
            DeliveryStore.AddDelivered(batch, filing.Id, filing.Version, clock.GetUtcNow(), settled);
            batch.AddEvent(Event(filing, DeliveryState.Delivered, FilingEventKind.Delivered, ""));
            trail.Add(batch, Evidence(EvidenceKind.Delivered, filing, "DELIVERED"));
            return more ? LaneClaims.AddHold(batch, row) : LaneClaims.AddFinish(batch, row, clock.GetUtcNow());
        });

    /// <summary>Everything of the promise is kept. False: the lease was lost.</summary>
    public Task<bool> FinishedAsync(LeasedRow row) =>
        WriteAsync(batch => LaneClaims.AddFinish(batch, row, clock.GetUtcNow()));

    /// <summary>The answer was lost: it is asked for before anything is sent again.</summary>
    public Task<bool> LostAsync(LeasedRow row, Filing filing, TimeSpan delay, string cause, int settled) => WriteAsync(
        batch =>
        {
            DeliveryStore.AddWaiting(batch, filing.Id, filing.Version, DeliveryState.Unknown, cause, settled);
            if (filing.Delivery.State != DeliveryState.Unknown)
            {
                batch.AddEvent(Event(filing, DeliveryState.Unknown, FilingEventKind.AnswerLost, cause));
            }

            trail.Add(batch, Evidence(EvidenceKind.DeliveryUnanswered, filing, "UNKNOWN"));
            return LaneClaims.AddPostpone(batch, row, clock.GetUtcNow() + delay, cause, unsettled: true, counts: true);
        });

    /// <summary>Tries again later, with nothing in doubt but what was in doubt before.</summary>
    public Task<bool> PostponedAsync(LeasedRow row, Filing filing, TimeSpan delay, string cause, bool unsettled, bool counts, int settled) => WriteAsync(
        batch =>
        {
            // Only steps are missing when the version itself is there.
            var there = filing.Delivery.DeliveredVersion == filing.Version;
            var state = unsettled ? DeliveryState.Unknown : there ? DeliveryState.Delivered : DeliveryState.Pending;
            DeliveryStore.AddWaiting(batch, filing.Id, filing.Version, state, state == DeliveryState.Delivered ? "" : cause, settled);
            return LaneClaims.AddPostpone(batch, row, clock.GetUtcNow() + delay, cause, unsettled, counts);
        });

    /// <summary>Leaves it to a person.</summary>
    public Task<bool> SetAsideAsync(LeasedRow row, Filing filing, string reason, bool unsettled, int settled) => WriteAsync(
        batch =>
        {
            DeliveryStore.AddWaiting(batch, filing.Id, filing.Version, DeliveryState.NeedsAttention, reason, settled);
            batch.AddEvent(Event(filing, DeliveryState.NeedsAttention, FilingEventKind.AttentionNeeded, reason));
            // What is refused is settled; what never got an answer is not.
            trail.Add(batch, Evidence(unsettled ? EvidenceKind.DeliverySetAside : EvidenceKind.DeliveryRefused, filing, "NEEDS_ATTENTION"));
            return LaneClaims.AddSetAside(batch, row, reason, unsettled);
        });

    /// <summary>
    /// Waits for the scanner, whatever time that takes: attempts are for the portal, and none was made.
    /// False: the lease was lost.
    /// </summary>
    public Task<bool> WaitForScanAsync(LeasedRow row, Filing filing, IReadOnlyList<PortalFile> files, TimeSpan delay, string cause) => WriteAsync(
        async (transaction, batch) =>
        {
            var pending = await AttachmentScanStore.HoldPendingAsync(transaction, [.. files.Select(f => f.Id)]);
            // Where the scanner was faster nobody will wake the filing any more.
            var dueAt = pending.Count == 0 ? clock.GetUtcNow() : clock.GetUtcNow() + delay;
            var state = row.Unsettled ? DeliveryState.Unknown : DeliveryState.Pending;
            DeliveryStore.AddWaiting(batch, filing.Id, filing.Version, state, cause, settled: 0);
            var held = LaneClaims.AddPostpone(batch, row, dueAt, cause, row.Unsettled, counts: false);
            pending.ForEach(id => LaneWaitStore.AddWait(batch, row, AttachmentScans.Topic(id)));
            return held;
        });

    /// <summary>Leaves to a person a filing that names a file nobody may have. Nothing was sent.</summary>
    public Task<bool> KeepBackAsync(LeasedRow row, Filing filing, string reason) => WriteAsync(
        batch =>
        {
            DeliveryStore.AddWaiting(batch, filing.Id, filing.Version, DeliveryState.NeedsAttention, reason, settled: 0);
            batch.AddEvent(Event(filing, DeliveryState.NeedsAttention, FilingEventKind.AttentionNeeded, reason));
            trail.Add(batch, Evidence(EvidenceKind.DeliverySetAside, filing, "NEEDS_ATTENTION"));
            return LaneClaims.AddSetAside(batch, row, reason, row.Unsettled);
        });

    /// <summary>Moves steps on. False: the lease was lost.</summary>
    public Task<bool> StepsAsync(LeasedRow row, Filing filing, int first, int last, StepDelivery delivery) => WriteAsync(
        batch =>
        {
            trail.Add(batch, Evidence(EvidenceKind.StepsSent, filing, delivery.ToString().ToUpperInvariant()));
            FilingStepStore.AddMark(batch, filing.Id, first, last, delivery);
            return LaneClaims.AddHold(batch, row);
        });

    // The portal has answered: a shutdown now must not forget what it said.
    private Task<bool> WriteAsync(Func<HubBatch, Func<bool>> write) => WriteAsync((_, batch) => Task.FromResult(write(batch)));

    private async Task<bool> WriteAsync(Func<HubTransaction, HubBatch, Task<Func<bool>>> write)
    {
        var written = await database.InTransactionAsync(
            async transaction =>
            {
                await using var batch = transaction.Batch();
                var held = await write(transaction, batch);
                await batch.ExecuteNonQueryAsync(CancellationToken.None);
                if (!held())
                {
                    transaction.Abandon();
                }

                return held();
            },
            CancellationToken.None);
        signal.Raise(FilingTopics.Happened);
        return written;
    }

    // Without the portal's words: they may name the person.
    private EvidenceEntry Evidence(EvidenceKind kind, Filing filing, string status) =>
        new(kind, filing.Name, clock.GetUtcNow()) { Version = filing.Version, Status = status };

    private Filings.FilingEvent Event(Filing filing, DeliveryState state, FilingEventKind kind, string reason) =>
        new(filing with { Delivery = filing.Delivery with { State = state } }, kind, clock.GetUtcNow()) { Reason = reason };
}
