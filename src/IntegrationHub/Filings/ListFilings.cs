using System.Globalization;
using IntegrationHub.Evidence;
using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

/// <summary>Lists filings, newest first, by pages, and leaves a trace of what it gave out.</summary>
internal sealed class ListFilings(FilingStore filings, FilingRules rules, IEvidenceTrail trail)
{
    private const int DefaultPage = 50;
    private const int MostPerPage = 500;

    public async Task<Result<ListFilingsResponse>> RunAsync(ListFilingsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var query = $"{request.Parent}\n{request.Filter}";
        if (FilingParent.Parse(request.Parent, rules).IsRefused(out var refusal, out var parent)
            || FilingFilter.Parse(request.Filter).IsRefused(out refusal, out var filter)
            || PageSize.Parse(request.PageSize, DefaultPage, MostPerPage).IsRefused(out refusal, out var size)
            || PageToken.Read(request.PageToken, query, PageToken.Number).IsRefused(out refusal, out var position))
        {
            return refusal;
        }

        var found = await filings.ListAsync(parent.CommunesFor(caller), filter, position ?? long.MaxValue, size, cancellationToken);
        var reached = found.Where(filing => rules.Reaches(caller, filing)).ToList();
        foreach (var trace in FilingEvidence.OfReading(reached, caller, rules.Now))
        {
            await trail.TraceAsync(trace, cancellationToken);
        }

        var response = new ListFilingsResponse { Filings = { reached.Select(FilingMapping.ToContract) } };
        if (found.Count == size)
        {
            response.NextPageToken = PageToken.Write(query, found[^1].Id.ToString(CultureInfo.InvariantCulture));
        }

        return response;
    }
}
