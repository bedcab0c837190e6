using IntegrationHub.Lanes;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Lanes;

public sealed class PutOffPromiseTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(300);

    private readonly LanesOptions options = new() { PollInterval = TimeSpan.FromMilliseconds(100), Linger = TimeSpan.FromMinutes(1) };
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();
    private readonly TaskCompletionSource<bool> slowAnswer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource putOffTaken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource end = new();

    [Fact]
    public async Task It_is_taken_when_due_though_another_is_still_under_way()
    {
        var lane = new ProbeLane(database, HandleAsync, options);
        await lane.PromiseAsync(Subject.Quick, now);
        await lane.PromiseAsync(Subject.Slow, now);
        await lane.PromiseAsync(Subject.PutOff, now + Soon);

        var job = lane.RunJobAsync(end.Token);

        await putOffTaken.Task.Within(Within.AMinute);
        Assert.False(job.IsCompleted);
        await EndAsync(job);
    }

    [Fact]
    public async Task It_is_taken_when_due_by_a_job_that_waits_for_more()
    {
        var lane = new ProbeLane(database, HandleAsync, options);
        await lane.PromiseAsync(Subject.Quick, now);
        await lane.PromiseAsync(Subject.PutOff, now + Soon);

        var job = lane.RunJobAsync(end.Token);

        await putOffTaken.Task.Within(Within.AMinute);
        Assert.False(job.IsCompleted);
        await EndAsync(job);
    }

    private Task<bool> HandleAsync(LeasedRow row, CancellationToken cancellationToken)
    {
        if (row.SubjectId == Subject.PutOff)
        {
            putOffTaken.SetResult();
        }

        return row.SubjectId == Subject.Slow ? slowAnswer.Task : Task.FromResult(true);
    }

    private async Task EndAsync(Task job)
    {
        slowAnswer.SetResult(true);
        await end.CancelAsync();
        await job.Within(Within.AMinute);
    }

    private static class Subject
    {
        // Goes alone, as the first of a job does.
        public const long Quick = 1;
        public const long Slow = 2;
        public const long PutOff = 3;
    }
}
