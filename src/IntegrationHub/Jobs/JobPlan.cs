using Hangfire;
using Hangfire.Storage;
using IntegrationHub.Storage;

namespace IntegrationHub.Jobs;

/// <summary>
/// Writes the features' schedules into Hangfire's storage beside everything else: a lock that a killed process
/// left there ends only by its age, and the hub must not wait for that.
/// </summary>
internal sealed class JobPlan(
    IServiceProvider services, Action<IServiceProvider, IRecurringJobManager> schedule, TimeProvider clock, ILogger<JobPlan> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // Hangfire waits for a lock by sleeping on the thread, which a stopping hub leaves behind.
            while (!await Task.Run(TryWrite, stoppingToken).WaitAsync(stoppingToken))
            {
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The schedules of before stay in force.
        }
    }

    private bool TryWrite()
    {
        try
        {
            schedule(services, services.GetRequiredService<IRecurringJobManager>());
            return true;
        }
        catch (Exception held) when (held is DistributedLockTimeoutException || StoreLoss.Is(held))
        {
            logger.ScheduleHeldUp(held.GetType().Name, Pause);
            return false;
        }
    }
}
