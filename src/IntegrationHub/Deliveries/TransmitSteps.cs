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

    public Task<List<FilingStep>> UnsentAsync(Filing filing, CancellationToken cancellationToken) => steps.UnsentAsync(filing, cancellationToken);

    public async Task<StepsSent> RunAsync(LeasedRow row, PortalFiling filing, IReadOnlyList<FilingStep> unsent, CancellationToken cancellationToken)
    {
        var code = filing.Filing.Code;
        foreach (var lost in unsent.Where(s => s.Delivery == StepDelivery.Sending))
        {
            logger.StepUnconfirmed(code, lost.Number, "the worker that sent it was lost");
            if (!await MarkAsync(row, filing, [lost], StepDelivery.Unconfirmed))
            {
                return StepsSent.WithoutLease;
            }
        }

        foreach (var chunk in unsent.Where(s => s.Delivery == StepDelivery.Waiting).Chunk(MostPerCall))
        {
            // Remembered before it is sent: after a crash it is known that it may have been.
            if (!await MarkAsync(row, filing, chunk, StepDelivery.Sending))
            {
                return StepsSent.WithoutLease;
            }

            var answer = await SendAsync(filing, chunk, cancellationToken);
            if (answer is PortalAnswer.Unknown { Cause: var cause })
            {
                logger.StepUnconfirmed(code, chunk[0].Number, cause);
            }

            if (!await MarkAsync(row, filing, chunk, After(answer)))
            {
                return StepsSent.WithoutLease;
            }

            if (answer is not PortalAnswer.Taken)
            {
                return new StepsSent(answer);
            }
        }

        return StepsSent.All;
    }

    private static StepDelivery After(PortalAnswer answer) => answer switch
    {
        PortalAnswer.Taken => StepDelivery.Confirmed,
        PortalAnswer.Unknown => StepDelivery.Unconfirmed,
        _ => StepDelivery.Waiting,
    };

    private async Task<PortalAnswer> SendAsync(PortalFiling filing, FilingStep[] chunk, CancellationToken cancellationToken)
    {
        try
        {
            // "Already there" is no answer to steps: the portal does not know one from another.
            return await portal.SendStepsAsync(filing, chunk, cancellationToken) is var answer and not PortalAnswer.AlreadyThere
                ? answer
                : new PortalAnswer.Unknown("the portal says that they are there");
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
