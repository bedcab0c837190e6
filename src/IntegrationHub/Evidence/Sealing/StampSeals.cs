namespace IntegrationHub.Evidence.Sealing;

/// <summary>Has seals time-stamped that were to be and are not yet.</summary>
internal sealed class StampSeals(SealStore seals, TimeStampAuthority authority, ILogger<StampSeals> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var seal in await seals.UnstampedAsync(cancellationToken))
        {
            try
            {
                await seals.AddTimeStampAsync(seal.Day, await authority.StampAsync(new Uri(seal.Body.TimeStampAuthority), seal.Signature, cancellationToken));
            }
            catch (TimeStampException no)
            {
                // The seal stands without; the others may be luckier.
                logger.TimeStampMissing(seal.Day, no.Message);
            }
        }
    }
}
