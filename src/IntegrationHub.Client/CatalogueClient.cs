using IntegrationHub.Catalogue.V1;

namespace IntegrationHub.Client;

/// <summary>Reads the catalogue of administrative procedures.</summary>
public sealed class CatalogueClient
{
    private readonly CatalogueService.CatalogueServiceClient stub;
    private readonly HubCalls calls;

    internal CatalogueClient(CatalogueService.CatalogueServiceClient stub, HubCalls calls)
    {
        this.stub = stub;
        this.calls = calls;
    }

    /// <summary>Lists one page of procedures in their present version, by code.</summary>
    /// <exception cref="HubRefusalException">A page token or size is wrong.</exception>
    public Task<ListProceduresResponse> ListAsync(ListProceduresRequest request, CancellationToken cancellationToken = default) =>
        calls.RunAsync(stub.ListProceduresAsync, request, "", cancellationToken);

    /// <summary>Lists all procedures that match, page after page as they are asked for.</summary>
    /// <exception cref="HubRefusalException">The page size is wrong.</exception>
    public IAsyncEnumerable<Procedure> ListAllAsync(ListProceduresRequest request, CancellationToken cancellationToken = default) =>
        Paging.AllAsync(
            token => ListAsync(new ListProceduresRequest(request) { PageToken = token }, cancellationToken),
            page => page.Procedures,
            page => page.NextPageToken,
            cancellationToken);

    /// <summary>Reads one procedure, in its present version or a past one.</summary>
    /// <exception cref="HubRefusalException">The catalogue has no such procedure or version.</exception>
    public Task<GetProcedureResponse> GetAsync(GetProcedureRequest request, CancellationToken cancellationToken = default) =>
        calls.RunAsync(stub.GetProcedureAsync, request, "", cancellationToken);

    /// <summary>Lists all versions of one procedure, newest first.</summary>
    /// <exception cref="HubRefusalException">The catalogue has no such procedure.</exception>
    public Task<ListProcedureVersionsResponse> ListVersionsAsync(ListProcedureVersionsRequest request, CancellationToken cancellationToken = default) =>
        calls.RunAsync(stub.ListProcedureVersionsAsync, request, "", cancellationToken);

    /// <summary>Finds procedures by what a citizen says, best first.</summary>
    /// <exception cref="HubRefusalException">The text is missing or too long.</exception>
    public Task<SearchProceduresResponse> SearchAsync(SearchProceduresRequest request, CancellationToken cancellationToken = default) =>
        calls.RunAsync(stub.SearchProceduresAsync, request, "", cancellationToken);
}
