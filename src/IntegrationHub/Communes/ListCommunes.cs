using IntegrationHub.Calendar;
using IntegrationHub.Communes.V1;
using IntegrationHub.Rpc;
using IntegrationHub.Text;

namespace IntegrationHub.Communes;

/// <summary>The units of a day, page by page in order of their codes.</summary>
internal sealed class ListCommunes(CommuneDirectory directory, TimeProvider clock)
{
    private const int DefaultPageSize = 100;
    private const int MostPageSize = 1000;
    private const int MostQueryLength = 100;

    private readonly List<(Commune Commune, FoldedText Name)> all = [.. directory.Communes.Select(c => (c, FoldedText.Of(c.Name)))];

    public Result<ListCommunesResponse> Run(ListCommunesRequest request)
    {
        if (PageSize.Parse(request.PageSize, DefaultPageSize, MostPageSize).IsRefused(out var refusal, out var size)
            || PageToken.Read(request.PageToken, TokenQuery(request)).IsRefused(out refusal, out var after)
            || Wanted.Parse(request, clock.VietnamToday()).IsRefused(out refusal, out var wanted))
        {
            return refusal;
        }

        var matches = all.Where(c => wanted.Holds(c.Commune, c.Name)).Select(c => c.Commune).ToList();
        var rest = matches.Where(c => string.CompareOrdinal(c.Code, after) > 0).Take(size + 1).ToList();
        var page = rest.Take(size).ToList();
        return new ListCommunesResponse
        {
            Communes = { page.Select(c => CommuneMapping.ToListed(c, directory)) },
            NextPageToken = rest.Count > size ? PageToken.Write(TokenQuery(request), page[^1].Code) : "",
            TotalSize = matches.Count,
        };
    }

    // A page may have another size than the one before; all else must be as it was.
    private static string TokenQuery(ListCommunesRequest request) =>
        new ListCommunesRequest(request) { PageSize = 0, PageToken = "" }.ToString();

    private sealed record Wanted(string? Province, CommuneKind Kind, FoldedText Words, DateOnly Day)
    {
        public static Result<Wanted> Parse(ListCommunesRequest request, DateOnly today)
        {
            var violations = new Violations();
            string[]? province = null;
            if (request.Province.Length > 0 && !ResourceName.TryParse(request.Province, CommunesErrors.ProvincePattern, out province))
            {
                violations.Add("province", ResourceName.Malformed("province", CommunesErrors.ProvincePattern));
            }

            if (!Enum.IsDefined(request.Kind))
            {
                violations.Invalid("kind", "is not a kind of unit");
            }

            violations.OptionalText("query", request.Query, MostQueryLength);
            var day = AsOfDate.Parse(request.AsOfDate, today, violations);
            return violations.None
                ? new Wanted(province?[0], request.Kind, FoldedText.Of(request.Query), day)
                : violations.ToRefusal();
        }

        public bool Holds(Commune commune, FoldedText name) =>
            commune.IsInForce(Day)
            && (Province is null || commune.ProvinceCode == Province)
            && (Kind == CommuneKind.Unspecified || commune.Kind == Kind)
            && name.HoldsAllWordsOf(Words);
    }
}
