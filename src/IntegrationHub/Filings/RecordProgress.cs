using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

/// <summary>Records a step of work and, where one is named, the move to another status.</summary>
internal sealed class RecordProgress(ChangeFiling change, TimeProvider clock)
{
    // The moves that carry content of their own have an rpc of their own.
    private static readonly FilingStatus[] Takes =
    [
        FilingStatus.Unspecified, FilingStatus.Accepted, FilingStatus.NotAccepted, FilingStatus.InProcess,
        FilingStatus.PaymentRequested, FilingStatus.Stopped, FilingStatus.ResultReturned,
    ];

    public async Task<Result<RecordProgressResponse>> RunAsync(RecordProgressRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var violations = new Violations();
        if (!Takes.Contains(request.Status))
        {
            violations.Invalid("status", "has an rpc of its own or is none");
        }

        var dueAt = InstantRules.Check("due_time", request.DueTime, violations);
        var common = FilingChangeRequest.Check("name", request.Name, request.RequestId, request.Step, request, now, violations);
        if (common is null)
        {
            return violations.ToRefusal();
        }

        return await change.RunAsync(
            new(common.Name, common.Request, caller, request.Etag, FilingEventKind.ProgressRecorded, common.Step, (filing, at) => Apply(filing, request.Status, dueAt, at)),
            RecordProgressResponse.Parser,
            filing => new RecordProgressResponse { Filing = filing },
            cancellationToken);
    }

    private static Result<Filing> Apply(Filing filing, FilingStatus status, DateTimeOffset? dueAt, DateTimeOffset now)
    {
        if (dueAt < filing.SubmittedAt)
        {
            return FilingErrors.DueTooEarly("due_time");
        }

        var due = filing with { DueAt = dueAt ?? filing.DueAt };
        if (status == FilingStatus.Unspecified)
        {
            return due;
        }

        return filing.Status.MayBecome(status) ? due.MoveTo(status, now) : FilingErrors.MoveNotAllowed(filing, status);
    }
}
