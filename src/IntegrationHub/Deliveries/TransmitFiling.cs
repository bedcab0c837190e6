using IntegrationHub.Filings;
using IntegrationHub.Filings.V1;
using IntegrationHub.Lanes;
using Microsoft.Extensions.Options;
using Filing = IntegrationHub.Filings.Filing;

namespace IntegrationHub.Deliveries;

/// <summary>What the portal lane does with one filing: settle what is in doubt, send, record.</summary>
internal sealed class TransmitFiling(
    FilingStore filings, PortalFilings portalFilings, IFilingPortal portal, TransmitSteps transmitSteps, QuarantineFiling quarantine,
    RecordDelivery record, IOptions<DeliveriesOptions> options, DeliveriesMetrics metrics, TimeProvider clock, ILogger<TransmitFiling> logger)
{
    /// <returns>False: the portal could not be reached at all.</returns>
    public async Task<bool> RunAsync(LeasedRow row, CancellationToken cancellationToken)
    {
        var filing = await filings.FindAsync(row.SubjectId, cancellationToken)
            ?? throw new InvalidOperationException($"Filing {row.SubjectId} was promised and is not there.");
        if (row.Attempts > options.Value.MaxAttempts)
        {
            // Neither answered nor recorded so often: what cuts every attempt off may be this very filing.
            return await GiveUpAsync(row, filing, row.Attempts - 1, "each attempt was cut off", settled: 0);
        }

        var wire = await portalFilings.OfAsync(filing, cancellationToken);
        if (await quarantine.RunAsync(row, wire) is { } kept)
        {
            return kept || LeaseLost(filing.Code);
        }

        var started = clock.GetTimestamp();
        var (answer, settled) = await SendAsync(row, wire, cancellationToken);
        metrics.Answered(answer, clock.GetElapsedTime(started));
        return answer switch
        {
            PortalAnswer.Taken => await DeliverAsync(row, wire, settled, cancellationToken),
            PortalAnswer.Refused refused => await RefusedAsync(row, filing, refused, settled),
            PortalAnswer.Unknown unknown => await LostAsync(row, filing, unknown.Cause, settled),
            PortalAnswer.Unreached unreached => await UnreachedAsync(row, filing, unreached.Cause, row.Unsettled && settled == 0, settled),
            _ => throw new InvalidOperationException($"The portal answered {answer} to a filing."),
        };
    }

    /// <summary>Leaves a filing to a person that this class failed to send by a fault of its own. What was sent stays in doubt.</summary>
    public async Task GiveUpAsync(LeasedRow row, string reason)
    {
        var filing = await filings.FindAsync(row.SubjectId, CancellationToken.None)
            ?? throw new InvalidOperationException($"Filing {row.SubjectId} was promised and is not there.");
        await record.SetAsideAsync(row, filing, reason, unsettled: true, settled: 0);
    }

    // Asks first where an earlier answer is missing. Then: what the portal has is updated,
    // what it has not is inserted; where it knows better than we do, it is believed. Settled
    // is 1 when asking told what became of an earlier answer.
    private async Task<(PortalAnswer Answer, int Settled)> SendAsync(LeasedRow row, PortalFiling wire, CancellationToken cancellationToken)
    {
        var filing = wire.Filing;
        var there = filing.Delivery.DeliveredVersion > 0;
        if (row.Unsettled)
        {
            switch (await portal.FindAsync(filing.Code, cancellationToken))
            {
                // There was only one version to be sent, so the portal has this one.
                case PortalAnswer.AlreadyThere when filing.Version == 1:
                    return (new PortalAnswer.Taken(), 1);
                case PortalAnswer.AlreadyThere:
                    there = true;
                    break;
                case PortalAnswer.Missing:
                    there = false;
                    break;
                case PortalAnswer.Refused refused:
                    return (new PortalAnswer.Unknown($"the look-up was refused with code {refused.Code}"), 0);
                case var unanswered:
                    return (unanswered, 0);
            }
        }

        var settled = row.Unsettled ? 1 : 0;
        if (filing.Delivery.DeliveredVersion == filing.Version && there)
        {
            return (new PortalAnswer.Taken(), settled);
        }

        var answer = there ? await portal.UpdateAsync(wire, cancellationToken) : await portal.InsertAsync(wire, cancellationToken);
        return (answer switch
        {
            PortalAnswer.AlreadyThere => Certain(await portal.UpdateAsync(wire, cancellationToken)),
            PortalAnswer.Missing => Certain(await InsertAgainAsync(wire, cancellationToken)),
            _ => answer,
        }, settled);
    }

    private Task<PortalAnswer> InsertAgainAsync(PortalFiling wire, CancellationToken cancellationToken)
    {
        logger.FilingGone(wire.Filing.Code);
        return portal.InsertAsync(wire, cancellationToken);
    }

    // The portal says it has the filing and has it not, in one breath.
    private static PortalAnswer Certain(PortalAnswer answer) =>
        answer is PortalAnswer.AlreadyThere or PortalAnswer.Missing ? new PortalAnswer.Unknown("the portal contradicts itself") : answer;

    private async Task<bool> DeliverAsync(LeasedRow row, PortalFiling wire, int settled, CancellationToken cancellationToken)
    {
        var filing = wire.Filing;
        // Every step makes a further version.
        var steps = filing.Version > 1 ? await transmitSteps.UnsentAsync(filing, CancellationToken.None) : [];
        // Also what was known to be there may have been in doubt since, or waited for a person.
        var news = filing.Delivery.DeliveredVersion < filing.Version || filing.Delivery.State != DeliveryState.Delivered;
        var recorded = news
            ? await record.DeliveredAsync(row, filing, settled, more: steps.Count > 0)
            : steps.Count > 0 || await record.FinishedAsync(row);
        if (!recorded)
        {
            return LeaseLost(filing.Code);
        }

        if (news)
        {
            logger.FilingDelivered(filing.Code, filing.Version, row.Attempts);
        }

        if (steps.Count == 0)
        {
            return true;
        }

        return await SendStepsAsync(row, wire, steps, cancellationToken);
    }

    private async Task<bool> SendStepsAsync(LeasedRow row, PortalFiling wire, List<FilingStep> steps, CancellationToken cancellationToken)
    {
        var filing = wire.Filing;
        var delivered = filing with { Delivery = filing.Delivery with { State = DeliveryState.Delivered, DeliveredVersion = filing.Version } };
        var sent = await transmitSteps.RunAsync(row, wire with { Filing = delivered }, steps, cancellationToken);
        if (sent.LeaseLost)
        {
            return LeaseLost(filing.Code);
        }

        switch (sent.Stopped)
        {
            case null:
                return await record.FinishedAsync(row) || LeaseLost(filing.Code);
            case PortalAnswer.Refused refused:
                return await RefusedAsync(row, delivered, refused, settled: 0);
            case PortalAnswer.Unreached unreached:
                return await UnreachedAsync(row, delivered, unreached.Cause, unsettled: false, settled: 0);
            case PortalAnswer.Missing:
                // What the portal is known to have is not there: it is asked before anything else is sent.
                logger.FilingGone(filing.Code);
                return await LostAsync(row, delivered, "the portal no longer has the filing", settled: 0);
            case PortalAnswer.Unknown unknown:
                return await record.PostponedAsync(row, delivered, Delay(row), unknown.Cause, unsettled: false, counts: true, settled: 0) || LeaseLost(filing.Code);
            default:
                throw new InvalidOperationException($"The portal answered {sent.Stopped} to steps.");
        }
    }

    private async Task<bool> RefusedAsync(LeasedRow row, Filing filing, PortalAnswer.Refused refused, int settled)
    {
        logger.FilingRefused(filing.Code, refused.Code);
        return await record.SetAsideAsync(row, filing, RefusalText.Of(filing, refused), unsettled: false, settled)
            || LeaseLost(filing.Code);
    }

    private async Task<bool> LostAsync(LeasedRow row, Filing filing, string cause, int settled)
    {
        if (row.Attempts >= options.Value.MaxAttempts)
        {
            return await GiveUpAsync(row, filing, row.Attempts, cause, settled);
        }

        var delay = Delay(row);
        logger.FilingUnanswered(filing.Code, row.Attempts, cause, delay);
        return await record.LostAsync(row, filing, delay, cause, settled) || LeaseLost(filing.Code);
    }

    private async Task<bool> GiveUpAsync(LeasedRow row, Filing filing, int attempts, string cause, int settled)
    {
        logger.FilingGivenUp(filing.Code, attempts, cause);
        return await record.SetAsideAsync(row, filing, $"No answer from the portal in {attempts} attempts; the last: {cause}.", unsettled: true, settled)
            || LeaseLost(filing.Code);
    }

    private async Task<bool> UnreachedAsync(LeasedRow row, Filing filing, string cause, bool unsettled, int settled)
    {
        var delay = Delay(row);
        logger.PortalUnreached(filing.Code, cause, delay);
        if (!await record.PostponedAsync(row, filing, delay, cause, unsettled, counts: false, settled))
        {
            LeaseLost(filing.Code);
        }

        return false;
    }

    private TimeSpan Delay(LeasedRow row) => RetryDelay.After(row.Attempts, options.Value.FirstDelay, options.Value.LongestDelay);

    // True as an outcome: the portal was reached.
    private bool LeaseLost(string code)
    {
        logger.LeaseLost(code);
        return true;
    }
}
