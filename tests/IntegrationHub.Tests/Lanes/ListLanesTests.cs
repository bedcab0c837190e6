using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Lanes.V1;
using Xunit;
using static IntegrationHub.Tests.Lanes.PromiseTable;

namespace IntegrationHub.Tests.Lanes;

public sealed class ListLanesTests(LaneHub hub) : IClassFixture<LaneHub>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await hub.ClearAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task All_lanes_are_there_by_name_also_the_empty_ones()
    {
        await hub.Beta.PromiseAsync(1);

        var lanes = await hub.LanesAsync();

        Assert.Equal([("lanes/alpha", 0L), ("lanes/beta", 1L)], lanes.Select(l => (l.Name, l.DueCount)));
    }

    [Fact]
    public async Task Each_item_counts_once_where_it_stands()
    {
        await PutOneOfEachAsync();

        var lane = (await hub.LanesAsync())[0];

        Assert.Equal((2, 1, 1, 1), (lane.DueCount, lane.WaitingCount, lane.LeasedCount, lane.AttentionCount));
    }

    [Fact]
    public async Task The_oldest_due_item_tells_how_long_the_lane_lags()
    {
        await PutOneOfEachAsync();

        Assert.Equal(Now.AddMinutes(-5).ToTimestamp(), (await hub.LanesAsync())[0].OldestDueTime);
    }

    [Fact]
    public async Task What_a_worker_holds_is_not_due()
    {
        await hub.Alpha.PromiseAndTakeAsync();

        var lane = (await hub.LanesAsync())[0];

        Assert.Equal((0, 1, null), (lane.DueCount, lane.LeasedCount, lane.OldestDueTime));
    }

    [Theory]
    [InlineData(LaneItemState.Unspecified, 1, 2, 3, 4, 5)]
    [InlineData(LaneItemState.Due, 1, 2)]
    [InlineData(LaneItemState.Waiting, 3)]
    [InlineData(LaneItemState.Leased, 4)]
    [InlineData(LaneItemState.Attention, 5)]
    public async Task Items_are_listed_by_where_they_stand(LaneItemState state, params int[] subjects)
    {
        await PutOneOfEachAsync();

        var items = (await hub.ItemsAsync(new() { Parent = "lanes/alpha", State = state })).Items;

        Assert.Equal(subjects.Select(s => $"probes/{s}").Order(), items.Select(i => i.Subject).Order());
        Assert.All(items, item => Assert.True(state == LaneItemState.Unspecified || item.State == state));
    }

    [Fact]
    public async Task Those_due_first_are_at_the_top_and_those_that_wait_for_a_person_at_the_end()
    {
        await PutOneOfEachAsync();

        var items = (await hub.ItemsAsync(new() { Parent = "lanes/alpha" })).Items;

        Assert.Equal(["probes/4", "probes/1", "probes/2", "probes/3", "probes/5"], items.Select(i => i.Subject));
    }

    [Fact]
    public async Task An_item_tells_what_it_is_about_and_why_it_waits()
    {
        await PutOneOfEachAsync();

        var items = (await hub.ItemsAsync(new() { Parent = "lanes/alpha" })).Items;

        var (waiting, stuck) = (items[3], items[4]);
        Assert.Equal(("probe.do", 1, "later", Now.AddHours(1).ToTimestamp()), (waiting.Kind, waiting.Attempts, waiting.Reason, waiting.DueTime));
        Assert.Equal(("no", null, Now.AddMinutes(-9).ToTimestamp()), (stuck.Reason, stuck.DueTime, stuck.CreateTime));
        Assert.Matches("^lanes/alpha/items/[0-9]+$", stuck.Name);
    }

    // Subjects 1 and 2 are due, 3 waits, 4 is held, 5 waits for a person.
    private async Task PutOneOfEachAsync()
    {
        await hub.Alpha.PromiseAsync(5, at: Now.AddMinutes(-9));
        await hub.Alpha.SetAsideAsync(Assert.Single(await hub.Alpha.TakeAsync(1)));
        await hub.Alpha.PromiseAsync(4, at: Now.AddMinutes(-8));
        await hub.Alpha.TakeAsync(1);
        await hub.Alpha.PromiseAsync(3, at: Now.AddMinutes(-7));
        await hub.Alpha.PostponeAsync(Assert.Single(await hub.Alpha.TakeAsync(1)), Now.AddHours(1));
        await hub.Alpha.PromiseAsync(1, at: Now.AddMinutes(-5));
        await hub.Alpha.PromiseAsync(2, at: Now);
    }
}
