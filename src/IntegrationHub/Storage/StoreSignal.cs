using System.Collections.Concurrent;
using Npgsql;

namespace IntegrationHub.Storage;

/// <summary>
/// Tells waiters in every hub process that something about a topic changed. A signal may be
/// lost or come for nothing: whoever waits looks for itself, also without one.
/// </summary>
/// <remarks>
/// NOTIFY inside a writing transaction would take one database-wide lock over the commit and
/// put all submissions in a row; here it runs beside them, many changes in one.
/// </remarks>
internal sealed class StoreSignal(HubDatabase database, TimeProvider clock, ILogger<StoreSignal> logger) : BackgroundService
{
    private const string ListenSql = "LISTEN hub_signal";
    private const string NotifySql = "SELECT pg_notify('hub_signal', $1)";
    private static readonly TimeSpan NotifyPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan ReconnectPause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, TaskCompletionSource> waiters = new();
    private readonly ConcurrentDictionary<string, bool> raised = new();
    private readonly SemaphoreSlim raisedAny = new(0, 1);
    private readonly string origin = Guid.NewGuid().ToString("N");

    /// <summary>To be called after the commit.</summary>
    public void Raise(string topic)
    {
        Wake(topic);
        raised[topic] = true;
        if (raisedAny.CurrentCount == 0)
        {
            try
            {
                raisedAny.Release();
            }
            catch (SemaphoreFullException)
            {
                // Another caller released it first; one release is enough for both.
            }
        }
    }

    /// <summary>The next signal for the topic. Take it before reading, or a change in between sleeps.</summary>
    public Task Next(string topic) =>
        waiters.GetOrAdd(topic, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(RepeatAsync(ListenAsync, stoppingToken), RepeatAsync(NotifyAsync, stoppingToken));

    private void Wake(string topic)
    {
        if (waiters.TryRemove(topic, out var waiter))
        {
            waiter.TrySetResult();
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, e) =>
        {
            var parts = e.Payload.Split(' ', 2);
            if (parts.Length == 2 && parts[0] != origin)
            {
                Wake(parts[1]);
            }
        };
        await using var listen = new NpgsqlCommand(ListenSql, connection);
        await listen.ExecuteNonQueryAsync(cancellationToken);
        while (true)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }

    private async Task NotifyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await raisedAny.WaitAsync(cancellationToken);
            foreach (var topic in raised.Keys)
            {
                raised.TryRemove(topic, out _);
                await using var notify = database.Source.CreateCommand(NotifySql).With($"{origin} {topic}");
                await notify.ExecuteNonQueryAsync(cancellationToken);
            }

            await Task.Delay(NotifyPause, clock, cancellationToken);
        }
    }

    private async Task RepeatAsync(Func<CancellationToken, Task> work, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await work(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception lost)
            {
                logger.SignalLost(lost.GetType().Name, ReconnectPause);
                await Task.Delay(ReconnectPause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
