using Google.Protobuf;
using IntegrationHub.Attachments;
using IntegrationHub.Evidence;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Filings.V1;
using IntegrationHub.Lanes;
using IntegrationHub.Rpc;
using IntegrationHub.Storage;

namespace IntegrationHub.Filings;

/// <summary>
/// Makes the next version of a filing: version, step, event, promise of delivery, evidence and
/// answer become true in one commit, or none does.
/// </summary>
internal sealed class ChangeFiling(
    FindFiling find, FilingRules rules, FilingStore filings, FilingStepStore steps, RequestAnswers answers, IEvidenceTrail trail, StoreSignal signal,
    TimeProvider clock)
{
    public async Task<Result<T>> RunAsync<T>(
        FilingChange change, MessageParser<T> parser, Func<V1.Filing, T> answer, CancellationToken cancellationToken)
        where T : IMessage<T>
    {
        // Before the answer to a repeat is given out, too. Communes and procedure never change,
        // so they may be looked at before the filing is locked.
        if ((await find.RunAsync(change.Name, change.Caller, cancellationToken)).IsRefused(out var refusal, out var found))
        {
            return refusal;
        }

        var result = await answers.OnceAsync(change.Request, found.Name, parser, async t => (await ChangeAsync(t, change)).Map(answer), cancellationToken);
        signal.Raise(LaneTopics.Due(FilingDeliveries.Lane));
        signal.Raise(FilingTopics.Happened);
        return result;
    }

    private async Task<Result<V1.Filing>> ChangeAsync(HubTransaction transaction, FilingChange change)
    {
        if (await filings.LockAsync(transaction, change.Name.Code) is not { } filing || !change.Name.Names(filing))
        {
            return FilingErrors.Unknown(change.Name.ToString());
        }

        if (filing.ContentDestroyedAt is not null)
        {
            return DestroyedErrors.ContentDestroyed(filing.Name);
        }

        if (change.Etag.Length > 0 && change.Etag != filing.Etag)
        {
            return FilingErrors.EtagMismatch(filing);
        }

        // Read under the lock, so that the versions of a filing are in the order of their instants.
        var now = clock.GetUtcNow();
        if (change.Apply(filing, now).IsRefused(out var refusal, out var changed))
        {
            return refusal;
        }

        var next = changed.NextVersion(now);
        await using var batch = transaction.Batch();
        FilingStore.AddUpdate(batch, next);
        steps.AddStep(batch, next, change.Step);
        batch.AddEvent(new(next, change.Kind, now) { Step = change.Step });
        AttachmentFilingStore.AddNamed(batch, change.Attachments, next.Id);
        AttachmentStore.AddReaders(batch, change.Attachments, [next.ReceivingCommune, next.CompetentCommune], rules.ProcedureOf(next).SectorName);
        batch.AddPromise(FilingDeliveries.Promise(next), now);
        trail.Add(batch, FilingEvidence.Of(EvidenceKind.FilingChanged, next, change.Request, change.Caller, now));
        await batch.ExecuteNonQueryAsync(CancellationToken.None);
        return FilingMapping.ToContract(next);
    }
}
