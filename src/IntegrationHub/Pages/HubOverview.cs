using IntegrationHub.Communes;
using IntegrationHub.Filings;
using IntegrationHub.Lanes.V1;

namespace IntegrationHub.Pages;

/// <summary>What an operator must know of the hub at one moment.</summary>
/// <param name="Now">The moment.</param>
/// <param name="Store">What the store tells; null: it is out of reach.</param>
internal sealed record HubOverview(DateTimeOffset Now, StoredOverview? Store)
{
    /// <summary>How long a due filing may wait before somebody should look.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    public IEnumerable<LaneOverview> Lanes => Store?.Lanes ?? [];

    public long Waiting => Lanes.Sum(lane => lane.Counts.DueCount + lane.Counts.WaitingCount + lane.Counts.LeasedCount);

    public long Attention => Lanes.Sum(lane => lane.Counts.AttentionCount);

    public bool IsLate => Lanes.Any(lane => lane.Delay(Now) > Late);
}

/// <summary>What the store tells.</summary>
/// <param name="LastHour">What came and was delivered in the last hour.</param>
/// <param name="Lanes">By name.</param>
internal sealed record StoredOverview(FilingActivity LastHour, IReadOnlyList<LaneOverview> Lanes);

/// <summary>One lane: its counts, what waits for a person, and why something waits at all.</summary>
/// <param name="Counts">As the contract tells them.</param>
/// <param name="Attention">The first of those that wait for a person.</param>
/// <param name="Again">The next to be sent again, with why it was not delivered. Null: nothing waits.</param>
internal sealed record LaneOverview(Lane Counts, IReadOnlyList<AttentionItem> Attention, LaneItem? Again)
{
    /// <summary>How long something has waited: since it was due, or since it came where it is tried again and again.</summary>
    public TimeSpan Delay(DateTimeOffset now)
    {
        var due = Counts.OldestDueTime is { } since ? now - since.ToDateTimeOffset() : TimeSpan.Zero;
        var again = Again is { } item ? now - item.CreateTime.ToDateTimeOffset() : TimeSpan.Zero;
        return due > again ? due : again;
    }
}

/// <summary>Something that waits for a person, and whose it is. Null unit: none of that code is known.</summary>
internal sealed record AttentionItem(LaneItem Item, Commune? Unit);
