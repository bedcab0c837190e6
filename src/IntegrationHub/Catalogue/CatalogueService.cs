using Grpc.Core;
using IntegrationHub.Catalogue.Search;
using IntegrationHub.Catalogue.V1;

namespace IntegrationHub.Catalogue;

/// <summary>The gRPC door of the catalogue.</summary>
internal sealed class CatalogueService(
    ListProcedures listProcedures, GetProcedure getProcedure, ListProcedureVersions listProcedureVersions, SearchProcedures searchProcedures)
    : V1.CatalogueService.CatalogueServiceBase
{
    public override Task<ListProceduresResponse> ListProcedures(ListProceduresRequest request, ServerCallContext context) =>
        Task.FromResult(listProcedures.Run(request).OrRefuse());

    public override Task<GetProcedureResponse> GetProcedure(GetProcedureRequest request, ServerCallContext context) =>
        Task.FromResult(getProcedure.Run(request).OrRefuse());

    public override Task<ListProcedureVersionsResponse> ListProcedureVersions(ListProcedureVersionsRequest request, ServerCallContext context) =>
        Task.FromResult(listProcedureVersions.Run(request).OrRefuse());

    public override Task<SearchProceduresResponse> SearchProcedures(SearchProceduresRequest request, ServerCallContext context) =>
        Task.FromResult(searchProcedures.Run(request).OrRefuse());
}
