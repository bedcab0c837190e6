using IntegrationHub.Lanes;
using IntegrationHub.Storage;
using IntegrationHub.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace IntegrationHub.Tests.Lanes;

/// <summary>A lane of a test's own, with its promises and its job, and no pump that would start another.</summary>
internal sealed class ProbeLane(TestDatabase database, LaneHandler handler, LanesOptions options)
{
    private readonly string name = $"probe-{Guid.NewGuid():N}";

    public ApplicationLifetime Host { get; } = new(NullLogger<ApplicationLifetime>.Instance);

    public LaneStore Store { get; } = new(database.Database);

    public string Name => name;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public LaneGiveUp? GiveUp { get; init; }

    /// <summary>Promises something about a subject, due from then on.</summary>
    public Task PromiseAsync(long subject, DateTimeOffset dueAt) => database.Database.InTransactionAsync(
        async transaction =>
        {
            await using var batch = transaction.Batch();
            batch.AddPromise(new OutboxMessage(name, "probe.do", subject, $"probes/{subject}", "24769"), dueAt);
            return await batch.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        },
        TestContext.Current.CancellationToken);

    /// <summary>Runs the lane's job as Hangfire does.</summary>
    public Task RunJobAsync(CancellationToken cancellationToken) => RunJobAsync(name, cancellationToken);

    /// <summary>Runs a job for any lane in the process that serves this one.</summary>
    public async Task RunJobAsync(string lane, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        using var signal = new StoreSignal(database.Database, TimeProvider.System, NullLogger<StoreSignal>.Instance);
        var job = new DrainLaneJob(
            new LaneClaims(database.Database), Store, [Registration], services, signal,
            Host, Options.Create(options), Clock, NullLogger<DrainLaneJob>.Instance);
        await job.RunAsync(lane, cancellationToken);
    }

    private LaneRegistration Registration => new(name, Concurrency: 4, _ => handler)
    {
        GiveUp = GiveUp is { } giveUp ? _ => giveUp : null,
    };
}
