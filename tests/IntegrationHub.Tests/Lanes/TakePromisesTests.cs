using IntegrationHub.Storage;
using IntegrationHub.TestKit;
using Npgsql;
using Xunit;
using static IntegrationHub.Tests.Lanes.PromiseTable;

namespace IntegrationHub.Tests.Lanes;

public sealed class TakePromisesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly PromiseTable promises = new(database.Database);

    [Fact]
    public async Task A_commune_with_one_promise_does_not_wait_behind_a_commune_with_many()
    {
        for (var subject = 1; subject <= 20; subject++)
        {
            await promises.PromiseAsync(subject, "00001", Now.AddMinutes(-60 + subject));
        }

        await promises.PromiseAsync(101, "00002", Now.AddMinutes(-2));
        await promises.PromiseAsync(102, "00003", Now.AddMinutes(-1));

        var taken = await promises.TakeAsync(4);

        Assert.Equal([1, 2, 101, 102], taken.Select(r => r.SubjectId).Order());
    }

    [Fact]
    public async Task Within_a_commune_the_oldest_come_first()
    {
        await promises.PromiseAsync(1, at: Now.AddMinutes(-1));
        await promises.PromiseAsync(2, at: Now.AddMinutes(-3));
        await promises.PromiseAsync(3, at: Now.AddMinutes(-2));

        var taken = await promises.TakeAsync(2);

        Assert.Equal([2, 3], taken.Select(r => r.SubjectId).Order());
    }

    [Fact]
    public async Task Only_what_is_due_is_taken()
    {
        await promises.PromiseAsync(1, at: Now);
        await promises.PromiseAsync(2, at: Now.AddMilliseconds(1));
        await promises.PromiseAsync(3, at: Now.AddMinutes(-1));
        await promises.SetAsideAsync((await promises.TakeAsync(1)).Single(r => r.SubjectId == 3));

        var taken = await promises.TakeAsync(10);

        Assert.Equal([1], taken.Select(r => r.SubjectId));
    }

    [Fact]
    public async Task Another_lane_s_promises_stay_where_they_are()
    {
        var other = new PromiseTable(database.Database);
        await other.PromiseAsync(1);

        Assert.Empty(await promises.TakeAsync(10));
        Assert.Single(await other.TakeAsync(10));
    }

    [Fact]
    public async Task A_first_attempt_has_nothing_in_doubt_and_a_lease()
    {
        await promises.PromiseAsync(1);

        var row = Assert.Single(await promises.TakeAsync(1));

        Assert.Equal(("probe.do", 1, 1, 1, 1, false, Now + Lease), (row.Kind, row.SubjectId, row.Generation, row.Attempts, row.LeaseNumber, row.Unsettled, row.LeasedUntil));
    }

    [Fact]
    public async Task Many_takers_at_once_never_share_a_row_and_leave_none()
    {
        const int Promises = 120;
        await Task.WhenAll(Enumerable.Range(1, Promises).Select(n => promises.PromiseAsync(n, $"0000{n % 7}")));

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            var mine = new List<long>();
            while (mine.Count < Promises && await promises.TakeAsync(5) is { Count: > 0 } rows)
            {
                mine.AddRange(rows.Select(r => r.SubjectId));
            }

            return mine;
        }));
        var left = await promises.TakeAsync(Promises);

        Assert.Equal(Enumerable.Range(1, Promises).Select(n => (long)n), taken.SelectMany(t => t).Concat(left.Select(r => r.SubjectId)).Order());
    }

    [Fact]
    public async Task A_row_somebody_has_locked_is_passed_over_and_not_waited_for()
    {
        await promises.PromiseAsync(1, "00001");
        await promises.PromiseAsync(2, "00002");
        await using var connection = await database.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var locking = new NpgsqlCommand("SELECT 1 FROM outbox WHERE lane = $1 AND subject_id = 1 FOR UPDATE", connection, transaction).With(promises.Lane);
        await locking.ExecuteScalarAsync(TestContext.Current.CancellationToken);

        var taken = await promises.TakeAsync(10).Within(Within.AMinute);

        Assert.Equal([2], taken.Select(r => r.SubjectId));
    }

    [Fact]
    public async Task Held_by_one_worker_it_is_not_another_s_until_the_lease_ends()
    {
        await promises.PromiseAndTakeAsync();

        Assert.Empty(await promises.TakeAsync(1, Now + Lease - TimeSpan.FromMilliseconds(1)));
        Assert.Single(await promises.TakeAsync(1, Now + Lease));
    }

    [Fact]
    public async Task After_the_lease_the_next_worker_has_a_higher_number_and_is_told_that_something_is_in_doubt()
    {
        var first = await promises.PromiseAndTakeAsync();

        var second = Assert.Single(await promises.TakeAsync(1, Now + Lease));

        Assert.True(second.LeaseNumber > first.LeaseNumber);
        Assert.Equal((2, true), (second.Attempts, second.Unsettled));
    }
}
