using Hangfire;
using IntegrationHub.Storage;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Lanes;

/// <summary>
/// Drains one lane until it has been empty for a while or the window closes. May run twice at
/// once, in one process or many: they share the rows, <see cref="LaneClaims"/> gives each to one.
/// </summary>
[AutomaticRetry(Attempts = 0)]
internal sealed class DrainLaneJob(
    LaneClaims claims, LaneStore lanes, IEnumerable<LaneRegistration> registrations, IServiceProvider services,
    StoreSignal signal, IOptions<LanesOptions> options, TimeProvider clock, ILogger<DrainLaneJob> logger)
{
    // Called by Hangfire with the lane's name from its own storage.
    public async Task RunAsync(string lane, CancellationToken cancellationToken)
    {
        if (registrations.FirstOrDefault(r => r.Lane == lane) is not { } registration)
        {
            logger.LaneNotServed(lane);
            return;
        }

        var running = new List<Task<bool>>();
        try
        {
            var sent = await DrainAsync(registration, running, cancellationToken);
            await lanes.JobEndedAsync(lane, CancellationToken.None);
            logger.LaneDrained(lane, sent);
        }
        catch (Exception lost) when (StoreLoss.Is(lost))
        {
            // The rows are where they were; the pump asks for another job once it can see them.
            logger.LaneInterrupted(lane, lost.GetType().Name);
        }
        finally
        {
            // What is on its way belongs to this job, however it ends.
            await ((Task)Task.WhenAll(running)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        signal.Raise(LaneTopics.Due(lane));
    }

    private async Task<int> DrainAsync(LaneRegistration registration, List<Task<bool>> running, CancellationToken cancellationToken)
    {
        var handle = registration.Handler(services);
        var windowEnd = clock.GetUtcNow() + options.Value.JobWindow;
        var sent = 0;
        var reachable = true;
        while (true)
        {
            var more = signal.Next(LaneTopics.Due(registration.Lane));
            var now = clock.GetUtcNow();
            await lanes.JobSeenAsync(registration.Lane, now, CancellationToken.None);
            var open = reachable && now < windowEnd && !cancellationToken.IsCancellationRequested;
            var free = registration.Concurrency - running.Count;
            if (open && free > 0)
            {
                var rows = await claims.TakeAsync(registration.Lane, free, now, options.Value.Lease, CancellationToken.None);
                running.AddRange(rows.Select(row => KeepAsync(handle, row, cancellationToken)));
                sent += rows.Count;
                if (rows.Count == free)
                {
                    more = Task.CompletedTask;
                }
            }

            if (running.Count == 0 && (!open || !await ComesWithinAsync(more, options.Value.Linger, cancellationToken)))
            {
                return sent;
            }

            if (running.Count > 0)
            {
                // A row that ends frees its place at once: the slowest answer holds up only itself.
                await Task.WhenAny(open && free > 0 && !more.IsCompleted ? [.. running, more] : [.. running]);
                foreach (var done in running.Where(t => t.IsCompleted).ToList())
                {
                    running.Remove(done);
                    reachable &= await done;
                }
            }
        }
    }

    // The lease bounds the work: past it the row is another worker's.
    private async Task<bool> KeepAsync(LaneHandler handle, LeasedRow row, CancellationToken cancellationToken)
    {
        var left = row.LeasedUntil - clock.GetUtcNow() - options.Value.Lease / 10;
        using var leaseEnd = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(leaseEnd.Token, cancellationToken);
        try
        {
            return await handle(row, either.Token);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The process stops in the middle: whoever comes next need not wait, and asks before it sends.
            await claims.ReleaseAsync(row);
            return true;
        }
        catch (OperationCanceledException) when (leaseEnd.IsCancellationRequested)
        {
            // The next worker has it, and asks before it sends.
            return true;
        }
        catch (Exception lost) when (StoreLoss.Is(lost))
        {
            // What was sent may be unrecorded: the lease runs out and the next worker asks first.
            logger.RowUnrecorded(row.Kind, row.OutboxId, lost.GetType().Name);
            return false;
        }
        catch (Exception fault)
        {
            // The job's own door.
            logger.RowFailed(fault, row.Kind, row.OutboxId, row.Attempts);
            if (row.Attempts >= options.Value.MaxFaults)
            {
                await claims.SetAsideAsync(row, $"A fault of the hub's own, {row.Attempts} times ({fault.GetType().Name}); see the hub's log.");
            }

            return true;
        }
    }

    private async Task<bool> ComesWithinAsync(Task signalled, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            await signalled.WaitAsync(patience, clock, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            return false;
        }
    }
}
