using IntegrationHub.Lanes;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Lanes;

public sealed class StopLaneTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    // Longer than any wait of these tests: a job that ends, ends for another reason.
    private readonly LanesOptions options = new() { Linger = TimeSpan.FromHours(1) };
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();
    private readonly TaskCompletionSource<CancellationToken> taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int tried;

    [Fact]
    public async Task Job_that_waits_for_more_ends_when_the_hub_stops()
    {
        var lane = new ProbeLane(database, HandleAsync, options);
        await lane.PromiseAsync(1, now);
        var job = lane.RunJobAsync(TestContext.Current.CancellationToken);
        await taken.Task.Within(Within.AMinute);
        answer.SetResult(true);

        lane.Host.StopApplication();

        await job.Within(Within.AMinute);
    }

    [Fact]
    public async Task Stopping_hub_lets_what_is_under_way_end_and_takes_no_more()
    {
        var lane = new ProbeLane(database, HandleAsync, options);
        await lane.PromiseAsync(1, now);
        await lane.PromiseAsync(2, now);
        var job = lane.RunJobAsync(TestContext.Current.CancellationToken);
        var underWay = await taken.Task.Within(Within.AMinute);

        lane.Host.StopApplication();
        var cut = underWay.IsCancellationRequested;
        answer.SetResult(true);
        await job.Within(Within.AMinute);

        Assert.False(cut);
        Assert.Equal(1, tried);
    }

    private Task<bool> HandleAsync(LeasedRow row, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref tried);
        taken.TrySetResult(cancellationToken);
        return answer.Task;
    }
}
