using IntegrationHub.Storage;

namespace IntegrationHub.Access;

/// <summary>
/// The present table in memory: read before the hub serves, and again on every signal. A signal
/// may be lost, so it is read again after <see cref="LongestAge"/> in any case.
/// </summary>
internal sealed class AccessDirectory(AccessStore store, StoreSignal signal, TimeProvider clock, ILogger<AccessDirectory> logger) : BackgroundService
{
    private static readonly TimeSpan LongestAge = TimeSpan.FromSeconds(5);

    // One after the other: a look that began before a change must not end after the look that saw it.
    private readonly SemaphoreSlim reading = new(1, 1);
    private volatile AccessTable table = AccessTable.Empty;

    /// <summary>Another object whenever anything changed.</summary>
    public AccessTable Table => table;

    /// <summary>Reads what is stored now. To be awaited after a change of one's own, so that the next call sees it.</summary>
    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            table = (await store.LoadAsync(cancellationToken)).ToTable();
        }
        finally
        {
            reading.Release();
        }
    }

    public override void Dispose()
    {
        reading.Dispose();
        base.Dispose();
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var changed = signal.Next(AccessTopics.Changed);
            try
            {
                await ReloadAsync(stoppingToken);
            }
            catch (Exception lost) when (!stoppingToken.IsCancellationRequested)
            {
                // What was known stays in force; without a store no call gets far anyway.
                logger.TableStale(lost.GetType().Name, LongestAge);
            }

            await Task.WhenAny(changed, Task.Delay(LongestAge, clock, stoppingToken));
        }
    }
}
