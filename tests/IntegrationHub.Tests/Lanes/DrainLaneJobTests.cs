using System.Collections.Concurrent;
using IntegrationHub.Lanes;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Lanes;

public sealed class DrainLaneJobTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly LanesOptions options = new() { Linger = TimeSpan.Zero };
    private readonly ManualClock clock = new();
    private readonly ConcurrentQueue<long> handled = new();

    [Fact]
    public async Task It_drains_the_lane_and_ends_when_it_is_empty()
    {
        var (lane, promises) = Lane(FinishAsync);
        for (var subject = 1; subject <= 11; subject++)
        {
            await promises.PromiseAsync(subject, $"0000{subject % 3}");
        }

        await RunAsync(lane);

        Assert.Equal(Enumerable.Range(1, 11).Select(n => (long)n), handled.Order());
        Assert.Empty(await promises.TakeAsync(20, clock.GetUtcNow().AddYears(1)));
    }

    [Fact]
    public async Task Two_jobs_at_once_share_the_promises_and_double_none()
    {
        const int Promises = 60;
        var (lane, promises) = Lane(FinishAsync);
        await Task.WhenAll(Enumerable.Range(1, Promises).Select(n => promises.PromiseAsync(n, $"0000{n % 5}")));

        await Task.WhenAll(RunAsync(lane), RunAsync(lane), RunAsync(lane));

        Assert.Equal(Enumerable.Range(1, Promises).Select(n => (long)n), handled.Order());
    }

    [Fact]
    public async Task A_job_for_a_lane_nobody_serves_ends_at_once()
    {
        var (lane, _) = Lane(FinishAsync);

        await lane.RunJobAsync("lane-of-another-process", TestContext.Current.CancellationToken).Within(Within.AMinute);

        Assert.Empty(handled);
    }

    [Fact]
    public async Task What_a_faulting_handler_left_is_tried_again_when_its_lease_ends_and_not_before()
    {
        var (lane, promises) = Lane((_, _) => throw new InvalidOperationException("A bug."));
        await promises.PromiseAsync(1);

        await RunAsync(lane);
        await RunAsync(lane);
        Assert.Single(handled);
        clock.Advance(options.Lease);
        await RunAsync(lane);

        Assert.Equal(2, handled.Count);
        Assert.Equal((2, 2, true), await promises.FindAsync() is { } row ? (row.Attempts, row.Faults, row.Unsettled) : default);
    }

    [Fact]
    public async Task After_so_many_faults_in_a_row_it_is_left_to_a_person_and_the_feature_hears_of_it()
    {
        var told = new List<string>();
        var (lane, promises) = Lane((_, _) => throw new InvalidOperationException("A bug."), async (promises, row, reason) =>
        {
            told.Add(reason);
            await promises.Claims.SetAsideAsync(row, reason);
        });
        await promises.PromiseAsync(1);

        for (var attempt = 0; attempt < options.MaxFaults + 2; attempt++)
        {
            await RunAsync(lane);
            clock.Advance(options.Lease);
        }

        Assert.Equal(options.MaxFaults, handled.Count);
        Assert.Equal(("attention", Assert.Single(told)), await promises.FindAsync() is { } row ? (row.State, row.Reason) : default);
        Assert.Contains("InvalidOperationException", told[0], StringComparison.Ordinal);
        Assert.DoesNotContain("A bug.", told[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_left_to_a_person_also_when_the_feature_fails_to_tell()
    {
        var (lane, promises) = Lane((_, _) => throw new InvalidOperationException(), (_, _, _) => throw new InvalidOperationException());
        await promises.PromiseAsync(1);

        for (var attempt = 0; attempt < options.MaxFaults; attempt++)
        {
            await RunAsync(lane);
            clock.Advance(options.Lease);
        }

        Assert.Equal("attention", (await promises.FindAsync())!.State);
    }

    [Fact]
    public async Task Attempts_that_were_no_fault_of_the_hub_do_not_count_towards_giving_up()
    {
        PromiseTable promises = null!;
        (var lane, promises) = Lane((row, _) => row.Attempts <= options.MaxFaults
            ? promises.PostponeAsync(row, clock.GetUtcNow())
            : throw new InvalidOperationException("A bug."));
        await promises.PromiseAsync(1);

        await RunAsync(lane);

        Assert.Equal(("due", options.MaxFaults + 1, 1), await promises.FindAsync() is { } row ? (row.State, row.Attempts, row.Faults) : default);
    }

    [Fact]
    public async Task One_promise_that_fails_holds_up_no_other()
    {
        var (lane, promises) = Lane((row, token) => row.SubjectId == 1 ? throw new InvalidOperationException() : FinishAsync(row, token));
        for (var subject = 1; subject <= 5; subject++)
        {
            await promises.PromiseAsync(subject);
        }

        await RunAsync(lane);

        Assert.Equal([1, 2, 3, 4, 5], handled.Order());
        Assert.NotNull(await promises.FindAsync(1));
        Assert.Null(await promises.FindAsync(5));
    }

    private Task<bool> FinishAsync(LeasedRow row, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new PromiseTable(database.Database).FinishAsync(row, clock.GetUtcNow());
    }

    private (ProbeLane Lane, PromiseTable Promises) Lane(LaneHandler handler, Func<PromiseTable, LeasedRow, string, Task>? giveUp = null)
    {
        PromiseTable promises = null!;
        var lane = new ProbeLane(database, HandleAsync, options)
        {
            Clock = clock,
            GiveUp = giveUp is null ? null : (row, reason) => giveUp(promises, row, reason),
        };
        promises = new PromiseTable(database.Database, lane.Name);
        return (lane, promises);

        async Task<bool> HandleAsync(LeasedRow row, CancellationToken cancellationToken)
        {
            handled.Enqueue(row.SubjectId);
            return await handler(row, cancellationToken);
        }
    }

    private static Task RunAsync(ProbeLane lane) => lane.RunJobAsync(TestContext.Current.CancellationToken).Within(Within.AMinute);
}
