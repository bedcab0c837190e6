using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

/// <summary>Finds a filing for a caller. One out of its reach is answered like one that is not there.</summary>
internal sealed class FindFiling(FilingStore filings, FilingRules rules)
{
    public async Task<Result<Filing>> RunAsync(FilingName name, Caller caller, CancellationToken cancellationToken) =>
        await filings.FindAsync(name.Code, cancellationToken) is { } filing && name.Names(filing) && rules.Reaches(caller, filing)
            ? filing
            : FilingErrors.Unknown(name.ToString());
}
