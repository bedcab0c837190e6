using Hangfire;
using IntegrationHub.Storage;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Lanes;

/// <summary>
/// Asks Hangfire for a lane's job as soon as something is due and no job is at it: by signal,
/// and because a signal may be lost, by a slow poll.
/// </summary>
internal sealed class LanePump(
    LaneStore lanes, IEnumerable<LaneRegistration> registrations, StoreSignal signal, IBackgroundJobClient jobs,
    IOptions<LanesOptions> options, TimeProvider clock, ILogger<LanePump> logger) : BackgroundService
{
    // Several times the rhythm of a living job's sign of life.
    private static readonly TimeSpan JobSilence = TimeSpan.FromSeconds(15);

    // Many changes, one look.
    private static readonly TimeSpan LookPause = TimeSpan.FromMilliseconds(20);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(registrations.Select(registration => PumpAsync(registration.Lane, stoppingToken)));

    private async Task PumpAsync(string lane, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var signalled = signal.Next(LaneTopics.Due(lane));
            try
            {
                if (await lanes.TryRequestJobAsync(lane, clock.GetUtcNow(), JobSilence, stoppingToken))
                {
                    jobs.Enqueue<DrainLaneJob>(job => job.RunAsync(lane, CancellationToken.None));
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception lost)
            {
                // The pump's own door: whatever it was, the next look finds the same rows.
                logger.PollFailed(lost.GetType().Name, options.Value.PollInterval);
                signalled = Task.Delay(options.Value.PollInterval, clock, stoppingToken);
            }

            await Task.Delay(LookPause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.WhenAny(signalled, Task.Delay(options.Value.PollInterval, clock, stoppingToken));
        }
    }
}
