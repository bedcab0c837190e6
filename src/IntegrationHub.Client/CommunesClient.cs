using IntegrationHub.Communes.V1;

namespace IntegrationHub.Client;

/// <summary>Reads the units of the two-level government, as of any day.</summary>
public sealed class CommunesClient
{
    private readonly CommuneService.CommuneServiceClient stub;
    private readonly HubCalls calls;

    internal CommunesClient(CommuneService.CommuneServiceClient stub, HubCalls calls)
    {
        this.stub = stub;
        this.calls = calls;
    }

    /// <summary>Lists the provinces in force today, by code.</summary>
    public Task<ListProvincesResponse> ListProvincesAsync(CancellationToken cancellationToken = default) =>
        calls.RunAsync(stub.ListProvincesAsync, new ListProvincesRequest(), "", cancellationToken);

    /// <summary>Lists one page of units, by code.</summary>
    /// <exception cref="HubRefusalException">A page token or size is wrong.</exception>
    public Task<ListCommunesResponse> ListAsync(ListCommunesRequest request, CancellationToken cancellationToken = default) =>
        calls.RunAsync(stub.ListCommunesAsync, request, "", cancellationToken);

    /// <summary>Lists all units that match, page after page as they are asked for.</summary>
    /// <exception cref="HubRefusalException">The page size is wrong.</exception>
    public IAsyncEnumerable<Commune> ListAllAsync(ListCommunesRequest request, CancellationToken cancellationToken = default) =>
        Paging.AllAsync(
            token => ListAsync(new ListCommunesRequest(request) { PageToken = token }, cancellationToken),
            page => page.Communes,
            page => page.NextPageToken,
            cancellationToken);

    /// <summary>Reads one unit, with what it came from and what became of it.</summary>
    /// <exception cref="HubRefusalException">No unit ever had the code.</exception>
    public Task<GetCommuneResponse> GetAsync(GetCommuneRequest request, CancellationToken cancellationToken = default) =>
        calls.RunAsync(stub.GetCommuneAsync, request, "", cancellationToken);
}
