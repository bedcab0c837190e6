using IntegrationHub.Lanes.V1;

namespace IntegrationHub.Client;

/// <summary>Shows what waits to be sent to the national services, and sends again what got stuck.</summary>
public sealed class LanesClient
{
    private readonly LaneService.LaneServiceClient stub;
    private readonly HubCalls calls;

    internal LanesClient(LaneService.LaneServiceClient stub, HubCalls calls)
    {
        this.stub = stub;
        this.calls = calls;
    }

    /// <summary>Lists all lanes with their counts.</summary>
    public Task<ListLanesResponse> ListAsync(CancellationToken cancellationToken = default) =>
        calls.RunAsync(stub.ListLanesAsync, new ListLanesRequest(), "", cancellationToken);

    /// <summary>Lists one page of a lane's items, those due first at the top.</summary>
    /// <exception cref="HubRefusalException">There is no such lane, or a page token or size is wrong.</exception>
    public Task<ListLaneItemsResponse> ListItemsAsync(ListLaneItemsRequest request, CancellationToken cancellationToken = default) =>
        calls.RunAsync(stub.ListLaneItemsAsync, request, "", cancellationToken);

    /// <summary>Lists all items of a lane that match, page after page as they are asked for.</summary>
    /// <exception cref="HubRefusalException">There is no such lane, or the page size is wrong.</exception>
    public IAsyncEnumerable<LaneItem> ListAllItemsAsync(ListLaneItemsRequest request, CancellationToken cancellationToken = default) =>
        Paging.AllAsync(
            token => ListItemsAsync(new ListLaneItemsRequest(request) { PageToken = token }, cancellationToken),
            page => page.Items,
            page => page.NextPageToken,
            cancellationToken);

    /// <summary>Sends an item again that waits for a person. An empty request id is filled in.</summary>
    /// <exception cref="HubRefusalException">There is no such item, or it does not wait for a person.</exception>
    public Task<RetryLaneItemResponse> RetryItemAsync(RetryLaneItemRequest request, CancellationToken cancellationToken = default)
    {
        var sent = request.RequestId.Length > 0 ? request : new RetryLaneItemRequest(request) { RequestId = calls.NewRequestId() };
        return calls.RunAsync(stub.RetryLaneItemAsync, sent, sent.RequestId, cancellationToken);
    }
}
