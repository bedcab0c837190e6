using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using IntegrationHub.Lanes.V1;
using IntegrationHub.TestKit;
using Xunit;
using static IntegrationHub.Tests.Lanes.PromiseTable;

namespace IntegrationHub.Tests.Lanes;

public sealed class RetryLaneItemTests(LaneHub hub) : IClassFixture<LaneHub>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await hub.ClearAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_waits_for_a_person_is_due_at_once_with_all_its_attempts_before_it()
    {
        var name = await StuckAsync();

        var item = await hub.RetryAsync(name);

        Assert.Equal((name, LaneItemState.Due, 0, hub.Clock.GetUtcNow().ToTimestamp()), (item.Name, item.State, item.Attempts, item.DueTime));
    }

    [Fact]
    public async Task What_was_in_doubt_stays_in_doubt()
    {
        var name = await StuckAsync(unsettled: true);

        await hub.RetryAsync(name);

        Assert.True(Assert.Single(await hub.Alpha.TakeAsync(1, hub.Clock.GetUtcNow())).Unsettled);
    }

    [Fact]
    public async Task A_repeat_gets_the_first_answer_though_the_item_is_gone()
    {
        var name = await StuckAsync();
        var id = NewFilings.RequestId();
        var first = await hub.RetryAsync(name, id);
        await hub.Alpha.FinishAsync(Assert.Single(await hub.Alpha.TakeAsync(1, hub.Clock.GetUtcNow())));

        var repeat = await hub.RetryAsync(name, id);

        Assert.Equal(first, repeat);
    }

    [Fact]
    public async Task The_id_for_another_item_is_refused()
    {
        var (one, other) = (await StuckAsync(1), await StuckAsync(2));
        var id = NewFilings.RequestId();
        await hub.RetryAsync(one, id);

        var refused = await Refused.ByAsync(() => hub.RetryAsync(other, id));

        Assert.Equal("REQUEST_ID_REUSED", refused.Reason);
    }

    [Fact]
    public async Task Two_operators_at_once_send_it_again_once()
    {
        var name = await StuckAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Record.ExceptionAsync(() => hub.RetryAsync(name)).AsTask()));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.All(outcomes.OfType<RpcException>(), refused => Assert.Equal(StatusCode.FailedPrecondition, refused.StatusCode));
    }

    [Fact]
    public async Task What_does_not_wait_for_a_person_is_refused_with_how_it_stands()
    {
        await hub.Alpha.PromiseAsync(1);
        var name = Assert.Single((await hub.ItemsAsync(new() { Parent = "lanes/alpha" })).Items).Name;
        var due = await Refused.ByAsync(() => hub.RetryAsync(name));
        var row = Assert.Single(await hub.Alpha.TakeAsync(1, hub.Clock.GetUtcNow()));
        var leased = await Refused.ByAsync(() => hub.RetryAsync(name));
        await hub.Alpha.PostponeAsync(row, hub.Clock.GetUtcNow().AddHours(1));
        var waiting = await Refused.ByAsync(() => hub.RetryAsync(name));

        Assert.All([due, leased, waiting], refused =>
        {
            Assert.Equal((StatusCode.FailedPrecondition, "LANE_ITEM_NOT_WAITING"), (refused.Code, refused.Reason));
            Assert.Equal(name, refused.Info.Metadata["item"]);
        });
        Assert.Equal(["DUE", "LEASED", "WAITING"], new[] { due, leased, waiting }.Select(r => r.Info.Metadata["state"]));
    }

    [Fact]
    public async Task An_item_delivered_never_there_or_of_another_lane_is_unknown()
    {
        var stuck = await StuckAsync();
        string[] names = ["lanes/alpha/items/999999999", "lanes/gamma/items/1", stuck.Replace("alpha", "beta", StringComparison.Ordinal)];

        foreach (var name in names)
        {
            var refused = await Refused.ByAsync(() => hub.RetryAsync(name));

            Assert.Equal((StatusCode.NotFound, "LANE_ITEM_UNKNOWN", name), (refused.Code, refused.Reason, refused.Info.Metadata["item"]));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("lanes/alpha")]
    [InlineData("lanes/alpha/items/")]
    [InlineData("lanes/alpha/items/one")]
    [InlineData("lanes/alpha/items/99999999999999999999")]
    [InlineData("lanes/*/items/*")]
    public async Task A_name_of_another_form_is_refused(string name)
    {
        var refused = await Refused.ByAsync(() => hub.RetryAsync(name));

        Assert.Equal(("RESOURCE_NAME_INVALID", "name"), (refused.Reason, Assert.Single(refused.Violations).Field));
    }

    [Fact]
    public async Task A_request_id_that_is_no_uuid_is_refused()
    {
        var refused = await Refused.ByAsync(() => hub.RetryAsync("lanes/alpha/items/1", "again"));

        Assert.Equal("REQUEST_ID_INVALID", refused.Reason);
    }

    private async Task<string> StuckAsync(long subject = 1, bool unsettled = false)
    {
        await hub.Alpha.PromiseAsync(subject, at: Now);
        await hub.Alpha.SetAsideAsync((await hub.Alpha.TakeAsync(10)).Single(r => r.SubjectId == subject), unsettled);
        return (await hub.ItemsAsync(new() { Parent = "lanes/alpha" })).Items.Single(i => i.Subject == $"probes/{subject}").Name;
    }
}
