using System.Globalization;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Evidence.Reading;

/// <summary>Lists records of a chain, oldest first, by pages.</summary>
internal sealed class ListEvidence(EvidenceStore store)
{
    private const int DefaultPage = 100;
    private const int MostPerPage = 1000;

    public async Task<Result<ListEvidenceResponse>> RunAsync(ListEvidenceRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        var day = SealDates.Check("seal_date", request.SealDate, violations);
        if (!violations.None)
        {
            return violations.ToRefusal();
        }

        var query = $"{request.Parent}\n{day:yyyy-MM-dd}";
        if (EvidenceChain.Parse(request.Parent, caller).IsRefused(out var refusal, out var chain)
            || PageSize.Parse(request.PageSize, DefaultPage, MostPerPage).IsRefused(out refusal, out var size)
            || PageToken.Read(request.PageToken, query, PageToken.Number).IsRefused(out refusal, out var position))
        {
            return refusal;
        }

        var records = await store.ListAsync(chain.Name, position ?? 0, day, size, cancellationToken);
        var response = new ListEvidenceResponse { Records = { records } };
        if (records.Count == size)
        {
            response.NextPageToken = PageToken.Write(query, records[^1].Sequence.ToString(CultureInfo.InvariantCulture));
        }

        return response;
    }
}
