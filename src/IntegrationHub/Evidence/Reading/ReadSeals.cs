using System.Globalization;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Evidence.Reading;

/// <summary>Reads the seal of a day, and lists seals, newest first, by pages.</summary>
internal sealed class ReadSeals(SealReadingStore store)
{
    private const int DefaultPage = 100;
    private const int MostPerPage = 1000;
    private const string Query = "seals";

    public async Task<Result<GetSealResponse>> RunAsync(GetSealRequest request, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        var day = SealDates.Check("seal_date", request.SealDate, violations);
        if (!violations.None)
        {
            return violations.ToRefusal();
        }

        var found = day is { } asked
            ? await store.BetweenAsync(asked, asked, cancellationToken)
            : await store.ListAsync(before: null, most: 1, cancellationToken);
        return found.Count > 0 ? new GetSealResponse { Seal = found[0].Seal } : EvidenceErrors.SealUnknown(day);
    }

    public async Task<Result<ListSealsResponse>> RunAsync(ListSealsRequest request, CancellationToken cancellationToken)
    {
        if (PageSize.Parse(request.PageSize, DefaultPage, MostPerPage).IsRefused(out var refusal, out var size)
            || PageToken.Read(request.PageToken, Query, Day).IsRefused(out refusal, out var before))
        {
            return refusal;
        }

        var found = await store.ListAsync(before, size, cancellationToken);
        var response = new ListSealsResponse { Seals = { found.Select(s => s.Seal) } };
        if (found.Count == size)
        {
            response.NextPageToken = PageToken.Write(Query, found[^1].Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        return response;
    }

    private static DateOnly? Day(string position) =>
        DateOnly.TryParseExact(position, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
