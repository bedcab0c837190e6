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
    StoreSignal signal, IHostApplicationLifetime host, IOptions<LanesOptions> options, TimeProvider clock, ILogger<DrainLaneJob> logger)
{
    // Well below the silence after which the pump takes the job for dead.
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(1);

    // Called by Hangfire with the lane's name from its own storage.
    public async Task RunAsync(string lane, CancellationToken cancellationToken)
    {
        if (registrations.FirstOrDefault(r => r.Lane == lane) is not { } registration)
        {
            logger.LaneNotServed(lane);
            return;
        }

        // A stopping hub takes no more, and gives what is under way the time to end.
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, host.ApplicationStopping);
        var running = new List<Task<bool>>();
        try
        {
            if (await lanes.IsRestingAsync(lane, clock.GetUtcNow(), cancellationToken))
            {
                return;
            }

            var (sent, reached) = await DrainAsync(registration, running, closing.Token, cancellationToken);
            await lanes.JobEndedAsync(lane, reached ? null : clock.GetUtcNow() + options.Value.Rest, CancellationToken.None);
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

    private async Task<(int Sent, bool Reached)> DrainAsync(
        LaneRegistration registration, List<Task<bool>> running, CancellationToken closing, CancellationToken cancellationToken)
    {
        var handle = registration.Handler(services);
        var windowEnd = clock.GetUtcNow() + options.Value.JobWindow;
        // The first goes alone: where the destination is away, one promise finds it out and not all.
        // Later it counts as away when as many in a row as are sent at once did not reach it.
        var (width, misses, sent) = (1, 0, 0);
        var (busyAt, seenAt) = (clock.GetUtcNow(), DateTimeOffset.MinValue);
        var look = Task.CompletedTask;
        while (true)
        {
            var raised = signal.Next(LaneTopics.Due(registration.Lane));
            var now = clock.GetUtcNow();
            if (now - seenAt >= SignOfLife)
            {
                await lanes.JobSeenAsync(registration.Lane, now, CancellationToken.None);
                seenAt = now;
            }

            var open = misses < width && now < windowEnd && !closing.IsCancellationRequested;
            var free = open ? width - running.Count : 0;
            if (free > 0)
            {
                var rows = await claims.TakeAsync(registration.Lane, free, now, options.Value.Lease, CancellationToken.None);
                running.AddRange(rows.Select(row => KeepAsync(registration, handle, row, cancellationToken)));
                sent += rows.Count;
                free -= rows.Count;
            }

            busyAt = running.Count > 0 ? now : busyAt;
            if (running.Count == 0 && (!open || now - busyAt >= options.Value.Linger))
            {
                return (sent, misses < width);
            }

            // No signal tells that a promise put off has become due.
            look = look.IsCompleted ? Task.Delay(options.Value.PollInterval, clock, closing) : look;
            Task[] wakes = !open ? [] : free > 0 ? [look, raised] : [look];
            // A row that ends frees its place at once: the slowest answer holds up only itself.
            await Task.WhenAny([.. running, .. wakes]);
            foreach (var done in running.Where(t => t.IsCompleted).ToList())
            {
                running.Remove(done);
                misses = await done ? 0 : misses + 1;
                width = misses == 0 ? registration.Concurrency : width;
            }
        }
    }

    // The lease bounds the work: past it the row is another worker's.
    private async Task<bool> KeepAsync(LaneRegistration registration, LaneHandler handle, LeasedRow row, CancellationToken cancellationToken)
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
            if (await claims.CountFaultAsync(row) is var faults && faults >= options.Value.MaxFaults)
            {
                await GiveUpAsync(registration, row, $"A fault of the hub's own, {faults} times ({fault.GetType().Name}); see the hub's log.");
            }

            return true;
        }
    }

    private async Task GiveUpAsync(LaneRegistration registration, LeasedRow row, string reason)
    {
        try
        {
            await (registration.GiveUp?.Invoke(services)(row, reason) ?? claims.SetAsideAsync(row, reason));
        }
        catch (Exception fault) when (!StoreLoss.Is(fault))
        {
            // What cannot be sent may not even be readable. A person must hear of it all the same.
            logger.RowFailed(fault, row.Kind, row.OutboxId, row.Attempts);
            await claims.SetAsideAsync(row, reason);
        }
    }
}
