using IntegrationHub.TestKit;
using Xunit;
using static IntegrationHub.Tests.Lanes.PromiseTable;

namespace IntegrationHub.Tests.Lanes;

public sealed class OutboxWriterTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset Later = Now.AddHours(1);

    private readonly PromiseTable promises = new(database.Database);

    [Fact]
    public async Task A_promise_is_due_at_once_and_nobody_s_yet()
    {
        await promises.PromiseAsync(1);

        Assert.Equal(
            new PromiseRow(Generation: 1, "due", Now, Attempts: 0, Faults: 0, LeaseNumber: 0, LeasedUntil: null, Unsettled: false, Reason: "", Now),
            await promises.FindAsync());
    }

    [Fact]
    public async Task A_second_change_raises_the_generation_and_keeps_its_place()
    {
        await promises.PromiseAsync(1);

        await promises.PromiseAsync(1, at: Later);

        Assert.Equal((2, Now, Now), await promises.FindAsync() is { } row ? (row.Generation, row.DueAt, row.CreatedAt) : default);
    }

    [Fact]
    public async Task A_change_makes_due_now_what_was_put_off()
    {
        await promises.PostponeAsync(await promises.PromiseAndTakeAsync(), dueAt: Later.AddDays(1));

        await promises.PromiseAsync(1, at: Later);

        Assert.Equal((Later, 0), await promises.FindAsync() is { } row ? (row.DueAt, row.Attempts) : default);
    }

    [Fact]
    public async Task A_change_sends_again_what_waited_for_a_person_and_does_not_forget_what_is_in_doubt()
    {
        await promises.SetAsideAsync(await promises.PromiseAndTakeAsync(), unsettled: true);

        await promises.PromiseAsync(1, at: Later);

        Assert.Equal(("due", 0, true), await promises.FindAsync() is { } row ? (row.State, row.Attempts, row.Unsettled) : default);
        Assert.True(Assert.Single(await promises.TakeAsync(1, Later)).Unsettled);
    }

    [Fact]
    public async Task A_change_while_a_worker_holds_it_takes_nothing_out_of_his_hands()
    {
        var held = await promises.PromiseAndTakeAsync();

        await promises.PromiseAsync(1, at: Now.AddSeconds(1));

        Assert.Equal((held.LeaseNumber, held.LeasedUntil), await promises.FindAsync() is { LeasedUntil: { } until } row ? (row.LeaseNumber, until) : default);
        Assert.Empty(await promises.TakeAsync(1, Now.AddSeconds(2)));
    }

    [Fact]
    public async Task A_promise_beside_a_change_that_is_rolled_back_was_never_given()
    {
        await promises.InTransactionAsync(async transaction =>
        {
            await using var batch = transaction.Batch();
            IntegrationHub.Lanes.OutboxWriter.AddPromise(batch, new(promises.Lane, "probe.do", 1, "probes/1", "24781"), Now);
            await batch.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            transaction.Abandon();
            return true;
        });

        Assert.Null(await promises.FindAsync());
    }
}
