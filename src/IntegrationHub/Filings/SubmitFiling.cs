using IntegrationHub.Attachments;
using IntegrationHub.Catalogue.V1;
using IntegrationHub.Encryption;
using IntegrationHub.Evidence;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Filings.V1;
using IntegrationHub.Identification;
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
    RequestAnswerStore answerStore, DataKeys keys, PersonHashes persons, IEvidenceTrail trail, StoreSignal signal, FilingsMetrics metrics)
{
    public async Task<Result<SubmitFilingResponse>> RunAsync(SubmitFilingRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (NewFiling.Parse(request, caller, rules).IsRefused(out var refusal, out var filing)
            || (await attachments.CheckCompleteAsync(filing.Attachments, cancellationToken)).IsRefused(out refusal, out _))
        {
            return await RefuseAsync(request, caller, refusal, cancellationToken);
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

    // A repeat is answered as the first was, also when what it says has become wrong meanwhile:
    // units are abolished, catalogues change, a year goes by.
    private async Task<Result<SubmitFilingResponse>> RefuseAsync(SubmitFilingRequest request, Caller caller, Refusal refusal, CancellationToken cancellationToken)
    {
        if (ResourceName.TryParse(request.Parent, "communes/*", out var parts)
            && !RequestKey.Parse(parts[0], request.RequestId, request).IsRefused(out _, out var key)
            && await answers.FindAnswerAsync(key, SubmitFilingResponse.Parser, cancellationToken) is { } first
            && rules.Reaches(caller, parts[0], parts[0], first.Filing.Procedure["procedures/".Length..]))
        {
            return first;
        }

        metrics.Refused(refusal);
        return refusal;
    }

    // Null: a request of this id came before, and nothing of this one stays.
    private async Task<SubmitFilingResponse?> StoreAsync(HubTransaction transaction, NewFiling filing, Caller caller, CancellationToken cancellationToken)
    {
        if (await numbers.TakeAsync(transaction, filing, cancellationToken) is not (var id, var number))
        {
            transaction.Abandon();
            return null;
        }

        var accepted = Accepted(filing, id, number, keys.New());
        var evidence = FilingEvidence.Of(EvidenceKind.FilingAccepted, accepted, filing.Request, caller, filing.ReceivedAt);
        var response = new SubmitFilingResponse { Filing = FilingMapping.ToContract(accepted), Receipt = trail.ReceiptOf(evidence) };
        await using var batch = transaction.Batch();
        FilingStore.AddInsert(batch, accepted);
        PersonFilingStore.AddPersons(batch, id, Persons(filing.Content));
        batch.AddEvent(new(accepted, FilingEventKind.Submitted, filing.ReceivedAt));
        batch.AddPromise(FilingDeliveries.Promise(accepted), filing.ReceivedAt);
        AttachmentFilingStore.AddNamed(batch, filing.Attachments, id);
        AttachmentStore.AddReaders(batch, filing.Attachments, [accepted.ReceivingCommune, accepted.CompetentCommune], filing.Procedure.SectorName);
        trail.Add(batch, evidence);
        answerStore.AddAnswer(batch, filing.Request, accepted.Name, response);
        await transaction.CommitAsync(batch);
        return response;
    }

    private byte[][] Persons(V1.Filing content) =>
        [.. content.Applicants.Select(a => a.Identification).Where(i => i is not null).Select(i => (i.Kind, i.Number)).Distinct().Select(i => persons.Of((int)i.Kind, i.Number))];

    private static Filing Accepted(NewFiling filing, long id, int number, DataKey key)
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
            AcceptedAt = atDesk ? filing.ReceivedAt : null,
            DueAt = filing.DueAt,
            Key = key,
            Content = filing.Content,
            CreatedAt = filing.ReceivedAt,
            UpdatedAt = filing.ReceivedAt,
            Delivery = FilingDelivery.Promised(filing.ReceivedAt),
        };
    }
}
