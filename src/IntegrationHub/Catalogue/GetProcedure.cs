using IntegrationHub.Catalogue.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Catalogue;

/// <summary>One procedure, in its present version or a past one.</summary>
internal sealed class GetProcedure(ProcedureCatalogue catalogue)
{
    public Result<GetProcedureResponse> Run(GetProcedureRequest request)
    {
        if (!ResourceName.TryParse(request.Name, CatalogueErrors.ProcedurePattern, out var parts))
        {
            return ResourceName.Malformed("name", CatalogueErrors.ProcedurePattern);
        }

        if (catalogue.Find(parts[0]) is not { } present)
        {
            return CatalogueErrors.NotFound(parts[0]);
        }

        var asked = request.Version == 0 ? present : catalogue.Find(parts[0], request.Version);
        return asked is null
            ? CatalogueErrors.VersionUnknown(parts[0], request.Version)
            : new GetProcedureResponse { Procedure = ProcedureMapping.ToContract(asked) };
    }
}
