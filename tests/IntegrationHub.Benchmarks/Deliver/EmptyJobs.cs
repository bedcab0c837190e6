using System.Diagnostics;
using Hangfire;
using Hangfire.PostgreSql;

namespace IntegrationHub.Benchmarks.Deliver;

/// <summary>Plain Hangfire, set as the hub's own: a job per item, and nothing in the job.</summary>
internal sealed class EmptyJobs
{
    // As many at work as the portal's lane has by default.
    private const int Workers = 16;

    private readonly PostgreSqlStorage storage;

    public EmptyJobs(string connectionString)
    {
        var options = new PostgreSqlStorageOptions { QueuePollInterval = TimeSpan.FromSeconds(1), EnableLongPolling = true };
        storage = new PostgreSqlStorage(new Hangfire.PostgreSql.Factories.NpgsqlConnectionFactory(connectionString, options), options);
    }

    public async Task<(double EnqueuedPerSecond, double PerformedPerSecond)> RunAsync(int items, CancellationToken cancellationToken)
    {
        EmptyJob.Expect(items);
        var client = new BackgroundJobClient(storage);
        var start = Stopwatch.GetTimestamp();
        Parallel.For(0, items, new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = cancellationToken }, _ => client.Enqueue(() => EmptyJob.Run()));
        var enqueuing = Stopwatch.GetElapsedTime(start);
        using var server = new BackgroundJobServer(new BackgroundJobServerOptions { WorkerCount = Workers }, storage);
        var (first, last) = await EmptyJob.AllRun.WaitAsync(cancellationToken);
        return (items / enqueuing.TotalSeconds, (items - 1) / Stopwatch.GetElapsedTime(first, last).TotalSeconds);
    }
}
