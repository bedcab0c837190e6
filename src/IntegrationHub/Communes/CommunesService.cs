using Grpc.Core;
using IntegrationHub.Communes.V1;

namespace IntegrationHub.Communes;

/// <summary>The gRPC door of the units.</summary>
internal sealed class CommunesService(ListProvinces listProvinces, ListCommunes listCommunes, GetCommune getCommune) : CommuneService.CommuneServiceBase
{
    public override Task<ListProvincesResponse> ListProvinces(ListProvincesRequest request, ServerCallContext context) =>
        Task.FromResult(listProvinces.Run());

    public override Task<ListCommunesResponse> ListCommunes(ListCommunesRequest request, ServerCallContext context) =>
        Task.FromResult(listCommunes.Run(request).OrRefuse());

    public override Task<GetCommuneResponse> GetCommune(GetCommuneRequest request, ServerCallContext context) =>
        Task.FromResult(getCommune.Run(request).OrRefuse());
}
