using Microsoft.Extensions.Options;

namespace IntegrationHub.Evidence.Chaining;

/// <summary>Chains new entries again and again, off the road of those who write them.</summary>
internal sealed class EvidencePump(ChainEntries chain, IOptions<EvidenceOptions> options, TimeProvider clock, ILogger<EvidencePump> logger) : BackgroundService
{
    private static readonly TimeSpan FailurePause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = options.Value.ChainInterval;
            try
            {
                await chain.RunAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception lost)
            {
                // The pump's own door: whatever it was, the next look finds the same entries.
                logger.ChainingFailed(lost.GetType().Name, FailurePause);
                pause = FailurePause;
            }

            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
