using IntegrationHub.Filings;
using IntegrationHub.Lanes;

namespace IntegrationHub.Deliveries;

/// <summary>
/// Sends the officers' steps, each at most once: the portal does not refuse doubles and cannot
/// be asked which steps it has. A step whose answer is lost counts as unconfirmed and is not
/// sent again; the filing's status reaches the portal with the filing itself.
/// </summary>
internal sealed class TransmitSteps(FilingStepStore steps, IFilingPortal portal, RecordDelivery record, ILogger<TransmitSteps> logger)
{
    // More in one call are refused by the portal.
    private const int MostPerCall = 10;

    public Task<List<FilingStep>> UnsentAsync(long filingId, CancellationToken cancellationToken) => steps.UnsentAsync(filingId, cancellationToken);

    /// <summary>Null: all are sent. Else what stopped it; the rest waits.</summary>
    public async Task<PortalAnswer?> RunAsync(LeasedRow row, PortalFiling filing, IReadOnlyList<FilingStep> unsent, CancellationToken cancellationToken)
    {
        var code = filing.Filing.Code;
        foreach (var lost in unsent.Where(s => s.Delivery == StepDelivery.Sending))
        {
            logger.StepUnconfirmed(code, lost.Number, "the worker that sent it was lost");
            await MarkAsync(row, filing, [lost], StepDelivery.Unconfirmed);
        }

        foreach (var chunk in unsent.Where(s => s.Delivery == StepDelivery.Waiting).Chunk(MostPerCall))
        {
            // Remembered before it is sent: after a crash it is known that it may have been.
            if (!await MarkAsync(row, filing, chunk, StepDelivery.Sending))
            {
                return new PortalAnswer.Unreached("the lease was lost");
            }

            var answer = await SendAsync(filing, chunk, cancellationToken);
            await MarkAsync(row, filing, chunk, answer switch
            {
                PortalAnswer.Taken => StepDelivery.Confirmed,
                PortalAnswer.Unknown => StepDelivery.Unconfirmed,
                _ => StepDelivery.Waiting,
            });
            if (answer is PortalAnswer.Unknown { Cause: var cause })
            {
                logger.StepUnconfirmed(code, chunk[0].Number, cause);
            }

            if (answer is not PortalAnswer.Taken)
            {
                return answer is PortalAnswer.Missing or PortalAnswer.AlreadyThere ? new PortalAnswer.Unknown("the portal lost the filing") : answer;
            }
        }

        return null;
    }

    private async Task<PortalAnswer> SendAsync(PortalFiling filing, FilingStep[] chunk, CancellationToken cancellationToken)
    {
        try
        {
            return await portal.SendStepsAsync(filing, chunk, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Cut off in the middle by the end of the lease or of the process.
            return new PortalAnswer.Unknown("the exchange was cut off");
        }
    }

    private Task<bool> MarkAsync(LeasedRow row, PortalFiling filing, IReadOnlyList<FilingStep> chunk, StepDelivery delivery) =>
        record.StepsAsync(row, filing.Filing, chunk[0].Number, chunk[^1].Number, delivery);
}
