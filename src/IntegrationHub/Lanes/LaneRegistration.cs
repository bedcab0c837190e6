namespace IntegrationHub.Lanes;

/// <summary>Keeps one promise: sends, records the outcome through <see cref="LaneClaims"/>.</summary>
/// <returns>True when the destination was reached. False, again and again, lets the lane rest for a while.</returns>
internal delegate Task<bool> LaneHandler(LeasedRow row, CancellationToken cancellationToken);

/// <summary>Leaves a promise to a person whose handler failed by a fault of the hub's own, too often.</summary>
internal delegate Task LaneGiveUp(LeasedRow row, string reason);

/// <summary>A lane and what sends on it. A feature registers its own; lanes know no feature.</summary>
/// <param name="Lane">The destination service. Example: "portal".</param>
/// <param name="Concurrency">Promises in flight at once in one hub process.</param>
/// <param name="Handler">Makes the handler from the container.</param>
internal sealed record LaneRegistration(string Lane, int Concurrency, Func<IServiceProvider, LaneHandler> Handler)
{
    /// <summary>For a feature that shows its callers what waits for a person. Null: the promise alone is set aside.</summary>
    public Func<IServiceProvider, LaneGiveUp>? GiveUp { get; init; }
}
