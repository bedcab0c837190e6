namespace IntegrationHub.Calendar;

/// <summary>
/// Instants as the store keeps them, in whole microseconds: what is answered before it is stored reads
/// the same after. The hub's own clock has no finer ones; a caller's may.
/// </summary>
internal static class StoredInstant
{
    /// <summary>The instant without what the store would cut off.</summary>
    public static DateTimeOffset ToStored(this DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));
}
