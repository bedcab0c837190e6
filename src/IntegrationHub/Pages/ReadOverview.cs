using IntegrationHub.Calendar;
using IntegrationHub.Communes;
using IntegrationHub.Filings;
using IntegrationHub.Lanes;
using IntegrationHub.Lanes.V1;
using IntegrationHub.Storage;

namespace IntegrationHub.Pages;

/// <summary>Gathers the overview. A store out of reach is part of what it tells, not a failure.</summary>
internal sealed class ReadOverview(ListLanes lanes, LaneItemStore items, FilingActivityStore activity, CommuneDirectory communes, TimeProvider clock)
{
    /// <summary>Most items shown of a lane.</summary>
    public const int MostItems = 20;

    private static readonly TimeSpan Lately = TimeSpan.FromHours(1);

    public async Task<HubOverview> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        try
        {
            var lastHour = await activity.CountSinceAsync(now - Lately, cancellationToken);
            var shown = new List<LaneOverview>();
            foreach (var lane in (await lanes.RunAsync(cancellationToken)).Lanes)
            {
                shown.Add(await ReadAsync(lane, now, cancellationToken));
            }

            return new HubOverview(now, new StoredOverview(lastHour, shown));
        }
        catch (Exception lost) when (StoreLoss.Is(lost))
        {
            return new HubOverview(now, null);
        }
    }

    private async Task<LaneOverview> ReadAsync(Lane lane, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var attention = await ListAsync(lane, LaneItemState.Attention, MostItems, now, cancellationToken);
        var waiting = await ListAsync(lane, LaneItemState.Waiting, 1, now, cancellationToken);
        var today = VietnamTime.DayOf(now);
        return new LaneOverview(
            lane,
            [.. attention.Select(item => new AttentionItem(item, communes.FindLatest(CommuneOf(item), today)))],
            waiting is [var again, ..] ? again : null);
    }

    private async Task<IReadOnlyList<LaneItem>> ListAsync(Lane lane, LaneItemState state, int most, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await items.ListAsync(lane.Name["lanes/".Length..], state, DateTimeOffset.MinValue, 0, most, now, cancellationToken);
        return [.. rows.Select(row => row.Item)];
    }

    // "communes/24781/filings/H36.247.81-261124-0001"
    private static string CommuneOf(LaneItem item) => item.Subject.Split('/') is ["communes", var code, ..] ? code : "";
}
