using IntegrationHub.Evidence;
using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

/// <summary>Reads one filing, and leaves a trace of it.</summary>
internal sealed class GetFiling(FindFiling find, IEvidenceTrail trail, TimeProvider clock)
{
    public async Task<Result<GetFilingResponse>> RunAsync(GetFilingRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (FilingName.Parse("name", request.Name).IsRefused(out var refusal, out var name))
        {
            return refusal;
        }

        if ((await find.RunAsync(name, caller, cancellationToken)).IsRefused(out refusal, out var filing))
        {
            return refusal;
        }

        foreach (var trace in FilingEvidence.OfReading([filing], caller, clock.GetUtcNow()))
        {
            await trail.TraceAsync(trace, cancellationToken);
        }

        return new GetFilingResponse { Filing = FilingMapping.ToContract(filing) };
    }
}
