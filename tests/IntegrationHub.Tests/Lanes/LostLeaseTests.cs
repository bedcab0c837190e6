using IntegrationHub.Lanes;
using IntegrationHub.TestKit;
using Xunit;
using static IntegrationHub.Tests.Lanes.PromiseTable;

namespace IntegrationHub.Tests.Lanes;

public sealed class LostLeaseTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly PromiseTable promises = new(database.Database);

    private static readonly Dictionary<string, Func<PromiseTable, LeasedRow, Task<bool>>> Writes = new()
    {
        ["finish"] = (promises, row) => promises.FinishAsync(row),
        ["postpone"] = (promises, row) => promises.PostponeAsync(row, Now.AddHours(1)),
        ["set aside"] = (promises, row) => promises.SetAsideAsync(row),
        ["hold"] = (promises, row) => promises.InTransactionAsync(t => PromiseTable.HoldAsync(t, row)),
        ["count a fault"] = async (promises, row) => await promises.Claims.CountFaultAsync(row) > 0,
    };

    public static TheoryData<string> Names => [.. Writes.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task A_worker_whose_lease_another_has_writes_nothing_and_hears_so(string write)
    {
        var stale = await promises.PromiseAndTakeAsync();
        await promises.TakeAsync(1, Now + Lease);
        var taken = await promises.FindAsync();

        Assert.False(await Writes[write](promises, stale));

        Assert.Equal(taken, await promises.FindAsync());
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_worker_whose_lease_ended_and_nobody_took_may_still_write(string write)
    {
        var late = await promises.PromiseAndTakeAsync();

        Assert.True(await Writes[write](promises, late));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_promise_kept_by_another_is_nobody_s_to_write(string write)
    {
        var stale = await promises.PromiseAndTakeAsync();
        await promises.FinishAsync(Assert.Single(await promises.TakeAsync(1, Now + Lease)));

        Assert.False(await Writes[write](promises, stale));

        Assert.Null(await promises.FindAsync());
    }

    [Fact]
    public async Task Giving_back_what_another_holds_does_not_free_it()
    {
        var stale = await promises.PromiseAndTakeAsync();
        await promises.TakeAsync(1, Now + Lease);

        await promises.Claims.ReleaseAsync(stale);

        Assert.Empty(await promises.TakeAsync(1, Now + Lease));
    }

    [Fact]
    public async Task What_a_worker_gives_back_the_next_may_take_at_once_and_asks_first()
    {
        var row = await promises.PromiseAndTakeAsync();

        await promises.Claims.ReleaseAsync(row);

        Assert.True(Assert.Single(await promises.TakeAsync(1)).Unsettled);
    }
}
