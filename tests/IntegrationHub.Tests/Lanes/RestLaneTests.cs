using IntegrationHub.Lanes;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Lanes;

public sealed class RestLaneTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    private readonly LanesOptions options = new() { Rest = TimeSpan.FromMinutes(10), Linger = TimeSpan.Zero };
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();
    private int tried;

    [Fact]
    public async Task One_promise_finds_out_that_the_destination_is_away()
    {
        var lane = await LaneWithPromisesAsync(reached: false);

        await lane.RunJobAsync(TestContext.Current.CancellationToken).Within(Within.AMinute);

        Assert.Equal(1, tried);
    }

    [Fact]
    public async Task Lane_whose_destination_was_away_asks_for_no_job()
    {
        var lane = await LaneWithPromisesAsync(reached: false);

        await lane.RunJobAsync(TestContext.Current.CancellationToken).Within(Within.AMinute);

        Assert.False(await lane.Store.TryRequestJobAsync(lane.Name, now.AddMinutes(5), Silence, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Rested_lane_asks_for_a_job_again()
    {
        var lane = await LaneWithPromisesAsync(reached: false);

        await lane.RunJobAsync(TestContext.Current.CancellationToken).Within(Within.AMinute);

        Assert.True(await lane.Store.TryRequestJobAsync(lane.Name, now.AddHours(1), Silence, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Job_of_the_schedule_leaves_a_resting_lane_alone()
    {
        var lane = await LaneWithPromisesAsync(reached: false);
        await lane.RunJobAsync(TestContext.Current.CancellationToken).Within(Within.AMinute);

        await lane.RunJobAsync(TestContext.Current.CancellationToken).Within(Within.AMinute);

        Assert.Equal(1, tried);
    }

    [Fact]
    public async Task Lane_whose_destination_was_reached_does_not_rest()
    {
        var lane = await LaneWithPromisesAsync(reached: true);

        await lane.RunJobAsync(TestContext.Current.CancellationToken).Within(Within.AMinute);
        await lane.PromiseAsync(4, now);

        Assert.Equal(3, tried);
        Assert.True(await lane.Store.TryRequestJobAsync(lane.Name, now, Silence, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task One_miss_among_answers_does_not_stop_the_lane()
    {
        var lane = await LaneWithPromisesAsync(row => row.SubjectId != 2);

        await lane.RunJobAsync(TestContext.Current.CancellationToken).Within(Within.AMinute);

        Assert.Equal(3, tried);
    }

    private Task<ProbeLane> LaneWithPromisesAsync(bool reached) => LaneWithPromisesAsync(_ => reached);

    private async Task<ProbeLane> LaneWithPromisesAsync(Func<LeasedRow, bool> reached)
    {
        var lane = new ProbeLane(database, TryAsync, options);
        await lane.PromiseAsync(1, now);
        await lane.PromiseAsync(2, now);
        await lane.PromiseAsync(3, now);
        return lane;

        Task<bool> TryAsync(LeasedRow row, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref tried);
            return Task.FromResult(reached(row));
        }
    }
}
