using IntegrationHub.Catalogue.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Catalogue.Search;

/// <summary>Answers what a citizen or officer typed with the procedures that may be meant.</summary>
internal sealed class SearchProcedures(ProcedureIndex index)
{
    private const int DefaultResults = 10;
    private const int MostResults = 50;
    private const int MostTextLength = 200;

    // As good as the best: nobody but the citizen can tell which is meant.
    private const double AsGood = 0.95;

    public Result<SearchProceduresResponse> Run(SearchProceduresRequest request)
    {
        var violations = new Violations();
        violations.Text("query", request.Query, MostTextLength);
        if (request.MaxResults is < 0 or > MostResults)
        {
            violations.Invalid("max_results", $"must be 0 to {MostResults}");
        }

        if (!violations.None)
        {
            return violations.ToRefusal();
        }

        var matches = index.Find(request.Query, request.MaxResults == 0 ? DefaultResults : request.MaxResults);
        return new SearchProceduresResponse
        {
            Procedures = { matches.Select(match => ProcedureMapping.ToContract(match.Procedure)) },
            Ambiguous = matches is [var best, var next, ..] && next.Score >= best.Score * AsGood,
        };
    }
}
