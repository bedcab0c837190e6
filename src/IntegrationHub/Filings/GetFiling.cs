using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

/// <summary>Reads one filing.</summary>
internal sealed class GetFiling(FilingStore filings)
{
    public async Task<Result<GetFilingResponse>> RunAsync(GetFilingRequest request, CancellationToken cancellationToken)
    {
        if (FilingName.Parse("name", request.Name).IsRefused(out var refusal, out var name))
        {
            return refusal;
        }

        return await filings.FindAsync(name.Code, cancellationToken) is { } filing && name.Names(filing)
            ? new GetFilingResponse { Filing = FilingMapping.ToContract(filing) }
            : FilingErrors.Unknown(request.Name);
    }
}
