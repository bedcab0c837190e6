namespace IntegrationHub.Storage.Cluster;

/// <summary>Starts the server of the private cluster again where it was killed while hubs use it.</summary>
internal sealed class ClusterWatch(HubStorage storage, TimeProvider clock, ILogger<ClusterWatch> logger) : BackgroundService
{
    /// <summary>How often the server is looked at: as long as a killed one is missed, plus its recovery.</summary>
    public static TimeSpan Period { get; } = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                await storage.KeepUpAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (StorageException failure)
            {
                logger.ClusterDown(failure.Message);
            }
            catch (Exception failure)
            {
                // The watch's own door: a full disk or a lost folder may be mended while the hub waits.
                logger.ClusterDown($"{failure.GetType().Name}: {failure.Message}");
            }
        }
    }
}
