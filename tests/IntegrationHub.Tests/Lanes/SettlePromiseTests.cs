using IntegrationHub.TestKit;
using Xunit;
using static IntegrationHub.Tests.Lanes.PromiseTable;

namespace IntegrationHub.Tests.Lanes;

public sealed class SettlePromiseTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset Later = Now.AddHours(1);

    private readonly PromiseTable promises = new(database.Database);

    [Fact]
    public async Task A_kept_promise_is_gone()
    {
        Assert.True(await promises.FinishAsync(await promises.PromiseAndTakeAsync()));

        Assert.Null(await promises.FindAsync());
    }

    [Fact]
    public async Task What_changed_while_it_was_sent_is_promised_anew_from_that_moment_on()
    {
        var row = await promises.PromiseAndTakeAsync();
        await promises.PromiseAsync(1, at: Now.AddSeconds(1));

        Assert.True(await promises.FinishAsync(row, Now.AddSeconds(2)));

        Assert.Equal(
            new PromiseRow(Generation: 2, "due", Now.AddSeconds(2), Attempts: 0, Faults: 0, row.LeaseNumber, LeasedUntil: null, Unsettled: false, Reason: "", Now),
            await promises.FindAsync());
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Put_off_it_waits_with_its_reason_and_counts_only_what_counts(bool counts, int attempts)
    {
        var row = await promises.PromiseAndTakeAsync();

        await promises.PostponeAsync(row, Later, unsettled: true, counts);

        Assert.Equal(
            new PromiseRow(Generation: 1, "due", Later, attempts, Faults: 0, row.LeaseNumber, LeasedUntil: null, Unsettled: true, "later", Now),
            await promises.FindAsync());
        Assert.Empty(await promises.TakeAsync(1, Later.AddSeconds(-1)));
    }

    [Fact]
    public async Task Put_off_with_nothing_in_doubt_the_next_attempt_need_not_ask()
    {
        await promises.PostponeAsync(await promises.PromiseAndTakeAsync(), Later, unsettled: false);

        Assert.False(Assert.Single(await promises.TakeAsync(1, Later)).Unsettled);
    }

    [Fact]
    public async Task What_changed_while_it_was_tried_in_vain_is_not_put_off()
    {
        var row = await promises.PromiseAndTakeAsync();
        await promises.PromiseAsync(1, at: Now.AddSeconds(1));

        await promises.PostponeAsync(row, Later);

        Assert.Equal((Now, 0), await promises.FindAsync() is { } found ? (found.DueAt, found.Attempts) : default);
    }

    [Fact]
    public async Task Set_aside_it_waits_for_a_person_and_for_nothing_else()
    {
        var row = await promises.PromiseAndTakeAsync();

        await promises.SetAsideAsync(row, unsettled: true);

        Assert.Equal(("attention", "no", true, null), await promises.FindAsync() is { } found ? (found.State, found.Reason, found.Unsettled, found.LeasedUntil) : default);
        Assert.Empty(await promises.TakeAsync(1, Now.AddYears(1)));
    }

    [Fact]
    public async Task What_changed_while_it_was_refused_is_tried_again_and_waits_for_nobody()
    {
        var row = await promises.PromiseAndTakeAsync();
        await promises.PromiseAsync(1, at: Now.AddSeconds(1));

        await promises.SetAsideAsync(row);

        Assert.Equal("due", (await promises.FindAsync())!.State);
        Assert.Single(await promises.TakeAsync(1, Now.AddSeconds(2)));
    }

    [Fact]
    public async Task Whoever_holds_it_in_a_transaction_keeps_takers_away_until_the_end()
    {
        var row = await promises.PromiseAndTakeAsync();

        var takenMeanwhile = await promises.InTransactionAsync(async transaction =>
        {
            Assert.True(await PromiseTable.HoldAsync(transaction, row));
            return await promises.TakeAsync(1, Now + Lease);
        });

        Assert.Empty(takenMeanwhile);
        Assert.Single(await promises.TakeAsync(1, Now + Lease));
    }

    [Fact]
    public async Task Faults_are_counted_in_a_row_and_an_outcome_ends_the_row()
    {
        var row = await promises.PromiseAndTakeAsync();
        var counts = new[] { await promises.Claims.CountFaultAsync(row), await promises.Claims.CountFaultAsync(row) };

        await promises.PostponeAsync(row, Later);

        Assert.Equal([1, 2], counts);
        Assert.Equal(1, await promises.Claims.CountFaultAsync(Assert.Single(await promises.TakeAsync(1, Later))));
    }
}
