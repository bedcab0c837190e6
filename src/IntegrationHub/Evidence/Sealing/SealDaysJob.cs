using Hangfire;

namespace IntegrationHub.Evidence.Sealing;

/// <summary>Seals the days that are over and has their seals time-stamped. May run twice at once: each day is sealed once.</summary>
[AutomaticRetry(Attempts = 0)]
internal sealed class SealDaysJob(SealDays seal, StampSeals stamp)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await seal.RunAsync(cancellationToken);
        await stamp.RunAsync(cancellationToken);
    }
}
