using Grpc.Core;
using IntegrationHub.Lanes.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Lanes;

/// <summary>The gRPC door of the lanes.</summary>
internal sealed class LanesService(ListLanes list, RetryLaneItem retry) : LaneService.LaneServiceBase
{
    public override async Task<ListLanesResponse> ListLanes(ListLanesRequest request, ServerCallContext context) =>
        await list.RunAsync(context.CancellationToken);

    public override async Task<ListLaneItemsResponse> ListLaneItems(ListLaneItemsRequest request, ServerCallContext context) =>
        (await list.RunAsync(request, context.CancellationToken)).OrRefuse();

    public override async Task<RetryLaneItemResponse> RetryLaneItem(RetryLaneItemRequest request, ServerCallContext context) =>
        (await retry.RunAsync(request, context.Caller(), context.CancellationToken)).OrRefuse();
}
