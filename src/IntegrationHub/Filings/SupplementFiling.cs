using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Attachments;
using IntegrationHub.Calendar;
using IntegrationHub.Catalogue;
using IntegrationHub.Errors.V1;
using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

/// <summary>Takes in the documents that were asked for.</summary>
internal sealed class SupplementFiling(ChangeFiling change, FindFiling find, FilingRules rules, AttachmentStore attachments, TimeProvider clock)
{
    private static readonly HashSet<string> Paths = ["components", "fees", "summary", "due_time"];

    public async Task<Result<SupplementFilingResponse>> RunAsync(SupplementFilingRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var given = request.Filing ?? new V1.Filing();
        var violations = new Violations();
        var common = FilingChangeRequest.Check("filing.name", given.Name, request.RequestId, request.Step, request, now, violations);
        if (common is null)
        {
            return violations.ToRefusal();
        }

        // The procedure never changes, so it may be read before the filing is locked.
        if ((await find.RunAsync(common.Name, caller, cancellationToken)).IsRefused(out var refusal, out var stored))
        {
            return refusal;
        }

        var procedure = rules.ProcedureOf(stored);
        var mask = CheckMask(request.UpdateMask, violations);
        var named = CheckContent(given, mask, procedure, common.Name.Commune, violations);
        if (!violations.None)
        {
            return violations.ToRefusal();
        }

        if ((await attachments.CheckCompleteAsync(named, cancellationToken)).IsRefused(out refusal, out _))
        {
            return refusal;
        }

        return await change.RunAsync(
            new(common.Name, common.Request, caller, given.Etag, FilingEventKind.Supplemented, common.Step, (filing, at) => Apply(filing, given, mask, procedure, common.Step, at))
            {
                Attachments = named,
            },
            SupplementFilingResponse.Parser,
            filing => new SupplementFilingResponse { Filing = filing },
            cancellationToken);
    }

    private static HashSet<string> CheckMask(FieldMask? mask, Violations violations)
    {
        if (mask is null || mask.Paths.Count == 0)
        {
            return ["components"];
        }

        foreach (var path in mask.Paths.Where(p => !Paths.Contains(p)))
        {
            violations.Add("update_mask", ErrorReason.UpdateMaskInvalid, $"Path '{(path.Length <= 100 ? path : path[..100])}' may not be changed; these may: {string.Join(", ", Paths)}.");
        }

        return [.. mask.Paths];
    }

    private static IReadOnlyList<NamedAttachment> CheckContent(
        V1.Filing given, HashSet<string> mask, Procedure procedure, string commune, Violations violations)
    {
        if (mask.Contains("fees"))
        {
            FeeRules.Check(given.Fees, violations);
        }

        if (mask.Contains("summary"))
        {
            violations.OptionalText("filing.summary", given.Summary, 1000);
        }

        if (mask.Contains("due_time"))
        {
            InstantRules.Check("filing.due_time", given.DueTime, violations);
        }

        return mask.Contains("components") ? ComponentRules.Check(given.Components, procedure, commune, violations) : [];
    }

    private static Result<Filing> Apply(
        Filing filing, V1.Filing given, HashSet<string> mask, Procedure procedure, ProgressStep step, DateTimeOffset now)
    {
        if (filing.Status != FilingStatus.SupplementRequested)
        {
            return FilingErrors.SupplementNotRequested(filing);
        }

        var dueAt = mask.Contains("due_time") ? given.DueTime?.ToDateTimeOffset().ToStored() : filing.DueAt;
        if (dueAt < filing.SubmittedAt)
        {
            return FilingErrors.DueTooEarly("filing.due_time");
        }

        var content = new V1.Filing(filing.Content);
        if (mask.Contains("components"))
        {
            content.Components.Clear();
            content.Components.AddRange(given.Components.Select(c => FilingContent.Named(c, procedure)));
        }

        if (mask.Contains("fees"))
        {
            content.Fees.Clear();
            content.Fees.AddRange(given.Fees.Select(FilingContent.Collected));
        }

        if (mask.Contains("summary"))
        {
            content.Summary = FilingContent.Summary(given, procedure);
        }

        var asked = content.Supplements[^1];
        asked.ReceiveTime = now.ToTimestamp();
        asked.ReceivingOfficer = step.Officer;
        asked.NewDueTime = dueAt?.ToTimestamp();
        var next = filing.AcceptedAt is null ? FilingStatus.Accepted : FilingStatus.InProcess;
        return filing.MoveTo(next, now) with { Content = content, DueAt = dueAt };
    }
}
