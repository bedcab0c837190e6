using System.Collections.Concurrent;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using IntegrationHub.Lanes;
using IntegrationHub.Storage;
using IntegrationHub.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;
using static IntegrationHub.Tests.Lanes.PromiseTable;

namespace IntegrationHub.Tests.Lanes;

public sealed class LanePumpTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    private readonly PromiseTable promises = new(database.Database);
    private readonly LaneStore store = new(database.Database);

    [Fact]
    public async Task Of_many_who_see_something_due_one_asks_for_the_job()
    {
        await promises.PromiseAsync(1);

        var asked = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => RequestAsync(Now)));

        Assert.Single(asked, yes => yes);
    }

    [Fact]
    public async Task For_nothing_due_nobody_asks()
    {
        await promises.PromiseAsync(1, at: Now.AddSeconds(1));
        await promises.PromiseAsync(2);
        await promises.TakeAsync(1);

        Assert.False(await RequestAsync(Now));
    }

    [Fact]
    public async Task While_a_job_shows_signs_of_life_nobody_asks_for_another()
    {
        await promises.PromiseAsync(1);
        await RequestAsync(Now);
        await store.JobSeenAsync(promises.Lane, Now.AddSeconds(20), TestContext.Current.CancellationToken);

        Assert.False(await RequestAsync(Now.AddSeconds(30)));
    }

    [Fact]
    public async Task A_job_that_fell_silent_is_replaced()
    {
        await promises.PromiseAsync(1);
        await RequestAsync(Now);
        await store.JobSeenAsync(promises.Lane, Now.AddSeconds(20), TestContext.Current.CancellationToken);

        Assert.True(await RequestAsync(Now.AddSeconds(36)));
    }

    [Fact]
    public async Task After_a_job_s_end_the_next_may_be_asked_for_at_once()
    {
        await promises.PromiseAsync(1);
        await RequestAsync(Now);
        await store.JobEndedAsync(promises.Lane, restUntil: null, TestContext.Current.CancellationToken);

        Assert.True(await RequestAsync(Now));
    }

    [Fact]
    public async Task The_pump_asks_Hangfire_for_the_lane_s_own_job()
    {
        var jobs = new RecordedJobs();
        using var signal = new StoreSignal(database.Database, TimeProvider.System, NullLogger<StoreSignal>.Instance);
        using var pump = new LanePump(
            store, [new LaneRegistration(promises.Lane, Concurrency: 1, _ => (_, _) => Task.FromResult(true))], signal, jobs,
            Options.Create(new LanesOptions()), TimeProvider.System, NullLogger<LanePump>.Instance);
        await pump.StartAsync(TestContext.Current.CancellationToken);

        await promises.PromiseAsync(1, at: TimeProvider.System.GetUtcNow());
        signal.Raise(LaneTopics.Due(promises.Lane));

        var asked = await jobs.First.Within(Within.AMinute);
        await pump.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal((typeof(DrainLaneJob), nameof(DrainLaneJob.RunAsync), promises.Lane), (asked.Type, asked.Method.Name, asked.Args[0]));
        Assert.Single(jobs.All);
    }

    private Task<bool> RequestAsync(DateTimeOffset at) => store.TryRequestJobAsync(promises.Lane, at, Silence, TestContext.Current.CancellationToken);

    /// <summary>Remembers what it is asked to start and starts nothing.</summary>
    private sealed class RecordedJobs : IBackgroundJobClient
    {
        private readonly TaskCompletionSource<Job> first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Job> First => first.Task;

        public ConcurrentQueue<Job> All { get; } = new();

        public string Create(Job job, IState state)
        {
            All.Enqueue(job);
            first.TrySetResult(job);
            return "1";
        }

        public bool ChangeState(string jobId, IState state, string expectedState) => true;
    }
}
