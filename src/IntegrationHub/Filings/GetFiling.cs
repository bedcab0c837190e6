using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

/// <summary>Reads one filing.</summary>
internal sealed class GetFiling(FindFiling find)
{
    public async Task<Result<GetFilingResponse>> RunAsync(GetFilingRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (FilingName.Parse("name", request.Name).IsRefused(out var refusal, out var name))
        {
            return refusal;
        }

        return (await find.RunAsync(name, caller, cancellationToken)).Map(filing => new GetFilingResponse { Filing = FilingMapping.ToContract(filing) });
    }
}
