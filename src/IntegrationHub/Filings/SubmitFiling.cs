using Google.Protobuf;
using IntegrationHub.Attachments;
using IntegrationHub.Catalogue.V1;
using IntegrationHub.Evidence;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Filings.V1;
using IntegrationHub.Lanes;
using IntegrationHub.Rpc;
using IntegrationHub.Storage;

namespace IntegrationHub.Filings;

/// <summary>
/// Accepts a filing: filing, event, promise of delivery, evidence and answer become true in one
/// commit, or none does.
/// </summary>
internal sealed class SubmitFiling(
    HubDatabase database, FilingRules rules, DossierNumberStore numbers, AttachmentStore attachments, RequestAnswers answers,
    IEvidenceTrail trail, StoreSignal signal, FilingsMetrics metrics, TimeProvider clock)
{
    public async Task<Result<SubmitFilingResponse>> RunAsync(SubmitFilingRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (NewFiling.Parse(request, caller, rules).IsRefused(out var refusal, out var filing)
            || (await attachments.CheckCompleteAsync(filing.Attachments, cancellationToken)).IsRefused(out refusal, out _))
        {
            metrics.Refused(refusal);
            return refusal;
        }

        var stored = await database.InTransactionAsync(t => StoreAsync(t, filing, caller, cancellationToken), cancellationToken);
        if (stored is null)
        {
            return await answers.FirstAnswerAsync(filing.Request, SubmitFilingResponse.Parser, cancellationToken);
        }

        metrics.Accepted(filing.Content.Channel);
        signal.Raise(LaneTopics.Due(FilingDeliveries.Lane));
        signal.Raise(FilingTopics.Happened);
        return stored;
    }

    // Null: a request of this id came before, and nothing of this one stays.
    private async Task<SubmitFilingResponse?> StoreAsync(HubTransaction transaction, NewFiling filing, Caller caller, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await numbers.TakeAsync(transaction, filing, now, cancellationToken) is not (var id, var number))
        {
            transaction.Abandon();
            return null;
        }

        var accepted = Accepted(filing, id, number, now);
        var evidence = FilingEvidence.Of(EvidenceKind.FilingAccepted, accepted, filing.Request, caller, now);
        var response = new SubmitFilingResponse { Filing = FilingMapping.ToContract(accepted), Receipt = trail.ReceiptOf(evidence) };
        await using var batch = transaction.Batch();
        FilingStore.AddInsert(batch, accepted);
        batch.AddEvent(new(accepted, FilingEventKind.Submitted, now));
        batch.AddPromise(FilingDeliveries.Promise(accepted), now);
        AttachmentStore.AddReaders(batch, filing.Attachments, [accepted.ReceivingCommune, accepted.CompetentCommune], filing.Procedure.SectorName);
        trail.Add(batch, evidence);
        RequestAnswerStore.AddAnswer(batch, filing.Request, response.ToByteArray());
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return response;
    }

    private static Filing Accepted(NewFiling filing, long id, int number, DateTimeOffset now)
    {
        // What is handed over at the desk is taken in by the officer who files it.
        var atDesk = filing.Content.Channel == Channel.Direct;
        return new Filing
        {
            Id = id,
            Code = DossierCode.Of(filing.AgencyCode, filing.Day, number),
            ReceivingCommune = filing.ReceivingCommune,
            CompetentCommune = filing.CompetentCommune,
            ProcedureCode = filing.Procedure.Code,
            ProcedureVersion = filing.Procedure.Version,
            CommuneReference = filing.CommuneReference,
            Status = atDesk ? FilingStatus.Accepted : FilingStatus.Registered,
            Version = 1,
            SubmittedAt = filing.SubmittedAt,
            AcceptedAt = atDesk ? now : null,
            DueAt = filing.DueAt,
            Content = filing.Content,
            CreatedAt = now,
            UpdatedAt = now,
            Delivery = FilingDelivery.Promised,
        };
    }
}
