using IntegrationHub.Filings;
using IntegrationHub.Lanes;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Deliveries;

/// <summary>What the portal lane does with one filing: settle what is in doubt, send, record.</summary>
internal sealed class TransmitFiling(
    FilingStore filings, PortalFilings portalFilings, IFilingPortal portal, TransmitSteps transmitSteps, RecordDelivery record,
    IOptions<DeliveriesOptions> options, DeliveriesMetrics metrics, TimeProvider clock, ILogger<TransmitFiling> logger)
{
    /// <returns>False: the portal could not be reached at all.</returns>
    public async Task<bool> RunAsync(LeasedRow row, CancellationToken cancellationToken)
    {
        var filing = await filings.FindAsync(row.SubjectId, cancellationToken)
            ?? throw new InvalidOperationException($"Filing {row.SubjectId} was promised and is not there.");
        var wire = await portalFilings.OfAsync(filing, cancellationToken);
        var started = clock.GetTimestamp();
        var answer = await SendAsync(row, wire, cancellationToken);
        metrics.Answered(answer, clock.GetElapsedTime(started));
        return answer switch
        {
            PortalAnswer.Taken => await DeliverAsync(row, wire, cancellationToken),
            PortalAnswer.Refused refused => await RefusedAsync(row, filing, refused),
            PortalAnswer.Unknown unknown => await LostAsync(row, filing, unknown.Cause),
            PortalAnswer.Unreached unreached => await UnreachedAsync(row, filing, unreached.Cause, row.Unsettled),
            _ => throw new InvalidOperationException($"The portal answered {answer} to a filing."),
        };
    }

    // Asks first where an earlier answer is missing. Then: what the portal has is updated,
    // what it has not is inserted; where it knows better than we do, it is believed.
    private async Task<PortalAnswer> SendAsync(LeasedRow row, PortalFiling wire, CancellationToken cancellationToken)
    {
        var filing = wire.Filing;
        var there = filing.Delivery.DeliveredVersion > 0;
        if (row.Unsettled)
        {
            switch (await portal.FindAsync(filing.Code, cancellationToken))
            {
                // There was only one version to be sent, so the portal has this one.
                case PortalAnswer.AlreadyThere when filing.Version == 1:
                    return new PortalAnswer.Taken();
                case PortalAnswer.AlreadyThere:
                    there = true;
                    break;
                case PortalAnswer.Missing:
                    there = false;
                    break;
                case PortalAnswer.Refused refused:
                    return new PortalAnswer.Unknown($"the look-up was refused with code {refused.Code}");
                case var unanswered:
                    return unanswered;
            }
        }

        if (filing.Delivery.DeliveredVersion == filing.Version && there)
        {
            return new PortalAnswer.Taken();
        }

        var answer = there ? await portal.UpdateAsync(wire, cancellationToken) : await portal.InsertAsync(wire, cancellationToken);
        return answer switch
        {
            PortalAnswer.AlreadyThere => Certain(await portal.UpdateAsync(wire, cancellationToken)),
            PortalAnswer.Missing => Certain(await InsertAgainAsync(wire, cancellationToken)),
            _ => answer,
        };
    }

    private Task<PortalAnswer> InsertAgainAsync(PortalFiling wire, CancellationToken cancellationToken)
    {
        logger.FilingGone(wire.Filing.Code);
        return portal.InsertAsync(wire, cancellationToken);
    }

    // The portal says it has the filing and has it not, in one breath.
    private static PortalAnswer Certain(PortalAnswer answer) =>
        answer is PortalAnswer.AlreadyThere or PortalAnswer.Missing ? new PortalAnswer.Unknown("the portal contradicts itself") : answer;

    private async Task<bool> DeliverAsync(LeasedRow row, PortalFiling wire, CancellationToken cancellationToken)
    {
        var filing = wire.Filing;
        var steps = await transmitSteps.UnsentAsync(filing.Id, CancellationToken.None);
        var news = filing.Delivery.DeliveredVersion < filing.Version;
        var recorded = news
            ? await record.DeliveredAsync(row, filing, settled: row.Unsettled ? 1 : 0, more: steps.Count > 0)
            : steps.Count > 0 || await record.FinishedAsync(row);
        if (!recorded)
        {
            logger.LeaseLost(filing.Code);
            return true;
        }

        if (news)
        {
            logger.FilingDelivered(filing.Code, filing.Version, row.Attempts);
        }

        if (steps.Count == 0)
        {
            return true;
        }

        var delivered = filing with { Delivery = filing.Delivery with { DeliveredVersion = filing.Version } };
        return await transmitSteps.RunAsync(row, wire with { Filing = delivered }, steps, cancellationToken) switch
        {
            null => await record.FinishedAsync(row) || LeaseLost(filing.Code),
            PortalAnswer.Refused refused => await RefusedAsync(row, delivered, refused, settled: 0),
            PortalAnswer.Unreached unreached => await UnreachedAsync(row, delivered, unreached.Cause, unsettled: false),
            PortalAnswer.Unknown unknown => await record.PostponedAsync(row, delivered, Delay(row), unknown.Cause, unsettled: false, counts: true) || LeaseLost(filing.Code),
            var other => throw new InvalidOperationException($"The portal answered {other} to steps."),
        };
    }

    private Task<bool> RefusedAsync(LeasedRow row, Filing filing, PortalAnswer.Refused refused) =>
        RefusedAsync(row, filing, refused, row.Unsettled ? 1 : 0);

    private async Task<bool> RefusedAsync(LeasedRow row, Filing filing, PortalAnswer.Refused refused, int settled)
    {
        logger.FilingRefused(filing.Code, refused.Code);
        await record.SetAsideAsync(row, filing, RefusalText.Of(filing, refused), unsettled: false, settled);
        return true;
    }

    private async Task<bool> LostAsync(LeasedRow row, Filing filing, string cause)
    {
        if (row.Attempts >= options.Value.MaxAttempts)
        {
            logger.FilingGivenUp(filing.Code, row.Attempts, cause);
            await record.SetAsideAsync(row, filing, $"No answer from the portal in {row.Attempts} attempts; the last: {cause}.", unsettled: true, settled: 0);
            return true;
        }

        var delay = Delay(row);
        logger.FilingUnanswered(filing.Code, row.Attempts, cause, delay);
        await record.LostAsync(row, filing, delay, cause, settled: 0);
        return true;
    }

    private async Task<bool> UnreachedAsync(LeasedRow row, Filing filing, string cause, bool unsettled)
    {
        var delay = Delay(row);
        logger.PortalUnreached(filing.Code, cause, delay);
        await record.PostponedAsync(row, filing, delay, cause, unsettled, counts: false);
        return false;
    }

    private TimeSpan Delay(LeasedRow row) => RetryDelay.After(row.Attempts, options.Value);

    private bool LeaseLost(string code)
    {
        logger.LeaseLost(code);
        return true;
    }
}
