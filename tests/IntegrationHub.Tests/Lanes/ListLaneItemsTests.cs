using CsCheck;
using Grpc.Core;
using IntegrationHub.Lanes.V1;
using IntegrationHub.TestKit;
using Xunit;
using static IntegrationHub.Tests.Lanes.PromiseTable;

namespace IntegrationHub.Tests.Lanes;

public sealed class ListLaneItemsTests(LaneHub hub) : IClassFixture<LaneHub>, IAsyncLifetime
{
    private const int Promises = 9;

    public async ValueTask InitializeAsync()
    {
        await hub.ClearAsync();
        for (var subject = 1; subject <= Promises; subject++)
        {
            // Some due at one instant: the order must still be one order.
            await hub.Alpha.PromiseAsync(subject, at: Now.AddMinutes(-(subject / 3)));
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Pages_of_any_size_hold_every_item_once_and_in_one_order()
    {
        var all = await WalkAsync(1000);

        Assert.Equal(Promises, all.Distinct().Count());
        await Gen.Int[1, 11].SampleAsync(async size => Assert.Equal(all, await WalkAsync(size)), iter: 11);
    }

    [Fact]
    public async Task An_item_sent_meanwhile_hides_no_other()
    {
        var first = await hub.ItemsAsync(new() { Parent = "lanes/alpha", PageSize = 4 });
        await hub.Alpha.FinishAsync(Assert.Single(await hub.Alpha.TakeAsync(1)));

        var rest = await hub.ItemsAsync(new() { Parent = "lanes/alpha", PageToken = first.NextPageToken });

        Assert.Equal(Promises, first.Items.Concat(rest.Items).Select(i => i.Name).Distinct().Count());
    }

    [Fact]
    public async Task A_token_serves_the_query_it_was_given_out_for_and_no_other()
    {
        var token = (await hub.ItemsAsync(new() { Parent = "lanes/alpha", PageSize = 1 })).NextPageToken;

        var ofAnotherLane = await Refused.ByAsync(() => hub.ItemsAsync(new() { Parent = "lanes/beta", PageToken = token }));
        var ofAnotherState = await Refused.ByAsync(() => hub.ItemsAsync(new() { Parent = "lanes/alpha", State = LaneItemState.Due, PageToken = token }));

        Assert.Equal(["PAGE_TOKEN_INVALID", "PAGE_TOKEN_INVALID"], [ofAnotherLane.Reason, ofAnotherState.Reason]);
    }

    [Fact]
    public async Task A_lane_nobody_serves_is_unknown()
    {
        var refused = await Refused.ByAsync(() => hub.ItemsAsync(new() { Parent = "lanes/gamma" }));

        Assert.Equal((StatusCode.NotFound, "LANE_UNKNOWN", "gamma"), (refused.Code, refused.Reason, refused.Info.Metadata["lane"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("alpha")]
    [InlineData("lanes/*")]
    public async Task A_parent_of_another_form_is_refused(string parent)
    {
        var refused = await Refused.ByAsync(() => hub.ItemsAsync(new() { Parent = parent }));

        Assert.Equal(("RESOURCE_NAME_INVALID", "parent"), (refused.Reason, Assert.Single(refused.Violations).Field));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1001)]
    public async Task A_page_size_out_of_bounds_is_refused(int size)
    {
        var refused = await Refused.ByAsync(() => hub.ItemsAsync(new() { Parent = "lanes/alpha", PageSize = size }));

        Assert.Equal(("FIELD_INVALID", "page_size"), (refused.Reason, Assert.Single(refused.Violations).Field));
    }

    [Fact]
    public async Task A_state_that_is_none_is_refused()
    {
        var refused = await Refused.ByAsync(() => hub.ItemsAsync(new() { Parent = "lanes/alpha", State = (LaneItemState)9 }));

        Assert.Equal(("FIELD_INVALID", "state"), (refused.Reason, Assert.Single(refused.Violations).Field));
    }

    private async Task<List<string>> WalkAsync(int size)
    {
        var (names, request) = (new List<string>(), new ListLaneItemsRequest { Parent = "lanes/alpha", PageSize = size });
        do
        {
            var page = await hub.ItemsAsync(request);
            names.AddRange(page.Items.Select(i => i.Name));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return names;
    }
}
