using IntegrationHub.Filings.V1;
using IntegrationHub.Lanes;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Deliveries;

/// <summary>Keeps a filing from the portal while a file it names is in quarantine: the portal would come for the file.</summary>
internal sealed class QuarantineFiling(RecordDelivery record, IOptions<DeliveriesOptions> options, ILogger<QuarantineFiling> logger)
{
    /// <returns>Null: it may be sent. Else it is kept back; false: the lease was lost.</returns>
    public async Task<bool?> RunAsync(LeasedRow row, PortalFiling wire)
    {
        var code = wire.Filing.Code;
        if (wire.Files.FirstOrDefault(f => f.ScanState == ScanState.Infected) is { } infected)
        {
            logger.FilingInfected(code, infected.Name);
            return await record.KeepBackAsync(row, wire.Filing, $"The virus scanner found something in {infected.Name}: replace the file.");
        }

        var pending = wire.Files.Where(f => f.ScanState == ScanState.Pending).ToList();
        if (pending.Count == 0)
        {
            return null;
        }

        logger.FilingInQuarantine(code, pending.Count);
        // The scan wakes it. The delay is for what no scan can end, and so may be long.
        return await record.WaitForScanAsync(row, wire.Filing, pending, options.Value.LongestDelay, $"It waits for the virus scan of {pending[0].Name}.");
    }
}
