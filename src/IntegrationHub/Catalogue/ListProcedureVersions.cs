using IntegrationHub.Catalogue.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Catalogue;

/// <summary>All versions of one procedure, newest first.</summary>
internal sealed class ListProcedureVersions(ProcedureCatalogue catalogue)
{
    public Result<ListProcedureVersionsResponse> Run(ListProcedureVersionsRequest request)
    {
        if (!ResourceName.TryParse(request.Name, CatalogueErrors.ProcedurePattern, out var parts))
        {
            return ResourceName.Malformed("name", CatalogueErrors.ProcedurePattern);
        }

        var versions = catalogue.Versions(parts[0]);
        return versions.Count == 0
            ? CatalogueErrors.NotFound(parts[0])
            : new ListProcedureVersionsResponse { Procedures = { versions.Select(ProcedureMapping.ToContract) } };
    }
}
