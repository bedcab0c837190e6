using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

/// <summary>Asks the citizen for further documents.</summary>
internal sealed class RequestSupplement(ChangeFiling change, TimeProvider clock)
{
    public async Task<Result<RequestSupplementResponse>> RunAsync(RequestSupplementRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var violations = new Violations();
        var common = FilingChangeRequest.Check("name", request.Name, request.RequestId, request.Step, request, now, violations);
        if (common is null)
        {
            return violations.ToRefusal();
        }

        return await change.RunAsync(
            new(common.Name, common.Request, caller, request.Etag, FilingEventKind.SupplementRequested, common.Step, (filing, at) => Apply(filing, common.Step, at)),
            RequestSupplementResponse.Parser,
            filing => new RequestSupplementResponse { Filing = filing },
            cancellationToken);
    }

    private static Result<Filing> Apply(Filing filing, ProgressStep step, DateTimeOffset now)
    {
        if (!filing.Status.MayBecome(FilingStatus.SupplementRequested))
        {
            return FilingErrors.MoveNotAllowed(filing, FilingStatus.SupplementRequested);
        }

        var content = new V1.Filing(filing.Content);
        content.Supplements.Add(new Supplement
        {
            Number = content.Supplements.Count + 1,
            Content = step.Content,
            Officer = step.Officer,
            RequestTime = now.ToTimestamp(),
            PreviousDueTime = filing.DueAt?.ToTimestamp(),
        });
        return filing.MoveTo(FilingStatus.SupplementRequested, now) with { Content = content };
    }
}
