using IntegrationHub.Catalogue.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Catalogue;

/// <summary>The procedures in their present version, page by page in order of their codes.</summary>
internal sealed class ListProcedures(ProcedureCatalogue catalogue)
{
    private const int DefaultPageSize = 100;
    private const int MostPageSize = 1000;
    private const int MostTextLength = 100;

    public Result<ListProceduresResponse> Run(ListProceduresRequest request)
    {
        if (PageSize.Parse(request.PageSize, DefaultPageSize, MostPageSize).IsRefused(out var refusal, out var size)
            || PageToken.Read(request.PageToken, TokenQuery(request)).IsRefused(out refusal, out var after))
        {
            return refusal;
        }

        var violations = new Violations();
        violations.OptionalText("query", request.Query, MostTextLength);
        violations.OptionalText("sector", request.Sector, MostTextLength);
        if (!violations.None)
        {
            return violations.ToRefusal();
        }

        var matches = catalogue.Search(request.Query, request.Sector).ToList();
        var rest = matches.Where(p => string.CompareOrdinal(p.Code, after) > 0).Take(size + 1).ToList();
        var page = rest.Take(size).ToList();
        return new ListProceduresResponse
        {
            Procedures = { page.Select(ProcedureMapping.ToContract) },
            NextPageToken = rest.Count > size ? PageToken.Write(TokenQuery(request), page[^1].Code) : "",
            TotalSize = matches.Count,
        };
    }

    // A page may have another size than the one before; all else must be as it was.
    private static string TokenQuery(ListProceduresRequest request) =>
        new ListProceduresRequest(request) { PageSize = 0, PageToken = "" }.ToString();
}
