using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

/// <summary>Takes the filing back on the citizen's wish.</summary>
internal sealed class WithdrawFiling(ChangeFiling change, TimeProvider clock)
{
    public async Task<Result<WithdrawFilingResponse>> RunAsync(WithdrawFilingRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var violations = new Violations();
        var common = FilingChangeRequest.Check("name", request.Name, request.RequestId, request.Step, request, now, violations);
        if (common is null)
        {
            return violations.ToRefusal();
        }

        return await change.RunAsync(
            new(common.Name, common.Request, caller, request.Etag, FilingEventKind.Withdrawn, common.Step, Apply),
            WithdrawFilingResponse.Parser,
            filing => new WithdrawFilingResponse { Filing = filing },
            cancellationToken);
    }

    private static Result<Filing> Apply(Filing filing, DateTimeOffset now) =>
        filing.Status.MayBecome(FilingStatus.Withdrawn)
            ? filing.MoveTo(FilingStatus.Withdrawn, now)
            : FilingErrors.MoveNotAllowed(filing, FilingStatus.Withdrawn);
}
