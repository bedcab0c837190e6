using IntegrationHub.Filings.V1;

namespace IntegrationHub.Privacy;

/// <summary>A filing whose time is over, in the order in which they are found.</summary>
internal sealed record DueFiling(long Id, DateTimeOffset EndedAt)
{
    public static readonly DueFiling None = new(0, DateTimeOffset.UnixEpoch);
}

/// <summary>What decides on the destruction of a filing's content.</summary>
/// <param name="Id">Key of the row.</param>
/// <param name="Name">Resource name.</param>
/// <param name="Version">Its last version.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="EndedAt">When it ended. Null: it has not.</param>
/// <param name="Delivered">True when the portal has all of it.</param>
/// <param name="DestroyedAt">When its content was destroyed. Null: it is there.</param>
internal sealed record EndedFiling(
    long Id, string Name, long Version, FilingStatus Status, DateTimeOffset? EndedAt, bool Delivered, DateTimeOffset? DestroyedAt);
