using IntegrationHub.Lanes;
using IntegrationHub.Lanes.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Deliveries;

/// <summary>What an operator does with what got stuck.</summary>
internal static class LaneItems
{
    /// <summary>The one item that waits for a person.</summary>
    public static async Task<LaneItem> WaitingAsync(StillHub hub)
    {
        var listed = await hub.Service<ListLanes>()
            .RunAsync(new ListLaneItemsRequest { Parent = "lanes/portal", State = LaneItemState.Attention }, CancellationToken.None);
        return Assert.Single(listed.OrRefuse().Items);
    }

    /// <summary>Puts it on its way again.</summary>
    public static async Task RetryAsync(StillHub hub)
    {
        var request = new RetryLaneItemRequest { Name = (await WaitingAsync(hub)).Name, RequestId = SampleFilings.NewId() };
        (await hub.Service<RetryLaneItem>().RunAsync(request, Callers.Everyone, CancellationToken.None)).OrRefuse();
    }
}
