using IntegrationHub.Attachments;
using IntegrationHub.Catalogue;
using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

/// <summary>Ends the work with its result documents.</summary>
internal sealed class CompleteFiling(ChangeFiling change, FindFiling find, FilingRules rules, AttachmentStore attachments, TimeProvider clock)
{
    private const int Most = 20;

    public async Task<Result<CompleteFilingResponse>> RunAsync(CompleteFilingRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var violations = new Violations();
        var common = FilingChangeRequest.Check("name", request.Name, request.RequestId, request.Step, request, now, violations);
        if (common is null)
        {
            return violations.ToRefusal();
        }

        // Procedure and communes never change, so they may be read before the filing is locked.
        if ((await find.RunAsync(common.Name, caller, cancellationToken)).IsRefused(out var refusal, out var stored))
        {
            return refusal;
        }

        var procedure = rules.ProcedureOf(stored);
        var named = CheckResults(request.Results, procedure, stored, violations);
        if (!violations.None)
        {
            return violations.ToRefusal();
        }

        if ((await attachments.CheckCompleteAsync(named, cancellationToken)).IsRefused(out refusal, out _))
        {
            return refusal;
        }

        return await change.RunAsync(
            new(common.Name, common.Request, caller, request.Etag, FilingEventKind.Completed, common.Step, (filing, at) => Apply(filing, request, procedure, at))
            {
                Attachments = named,
            },
            CompleteFilingResponse.Parser,
            filing => new CompleteFilingResponse { Filing = filing },
            cancellationToken);
    }

    private static List<NamedAttachment> CheckResults(IReadOnlyList<ResultDocument> results, Procedure procedure, Filing filing, Violations violations)
    {
        var named = new List<NamedAttachment>();
        if (results.Count == 0)
        {
            violations.Required("results");
        }
        else if (results.Count > Most)
        {
            violations.Invalid("results", $"holds {results.Count} documents, more than {Most}");
            return named;
        }

        for (var i = 0; i < results.Count; i++)
        {
            var (field, result) = ($"results[{i}]", results[i]);
            if (result.Code.Length == 0)
            {
                violations.Text($"{field}.display_name", result.DisplayName, 500);
            }
            else if (!ResourceName.IsSegment(result.Code))
            {
                violations.Invalid($"{field}.code", "is not a code");
            }
            else if (procedure.Results.All(r => r.Code != result.Code))
            {
                violations.Add($"{field}.code", FilingErrors.ResultUnknown(procedure.Code, result.Code));
            }

            violations.OptionalText($"{field}.display_name", result.DisplayName, 500);
            violations.OptionalText($"{field}.document_number", result.DocumentNumber, 100);
            if (result.Attachment.Length > 0)
            {
                AttachmentRules.Check($"{field}.attachment", result.Attachment, [filing.ReceivingCommune, filing.CompetentCommune], named, violations);
            }
        }

        return named;
    }

    private static Result<Filing> Apply(Filing filing, CompleteFilingRequest request, Procedure procedure, DateTimeOffset now)
    {
        if (!filing.Status.MayBecome(FilingStatus.Finished))
        {
            return FilingErrors.MoveNotAllowed(filing, FilingStatus.Finished);
        }

        var content = new V1.Filing(filing.Content);
        content.Results.AddRange(request.Results.Select(r => string.IsNullOrWhiteSpace(r.DisplayName)
            ? new ResultDocument(r) { DisplayName = procedure.Results.First(p => p.Code == r.Code).Name }
            : r));
        var finished = filing.MoveTo(FilingStatus.Finished, now) with { Content = content };
        return request.Returned ? finished.MoveTo(FilingStatus.ResultReturned, now) : finished;
    }
}
