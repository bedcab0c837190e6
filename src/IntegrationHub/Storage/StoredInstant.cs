namespace IntegrationHub.Storage;

/// <summary>Instants as the store keeps them, in whole microseconds: what is answered before it is stored reads the same after.</summary>
internal static class StoredInstant
{
    public static DateTimeOffset GetStoredNow(this TimeProvider clock) => clock.GetUtcNow().ToStored();

    /// <summary>The instant without what the store would cut off.</summary>
    public static DateTimeOffset ToStored(this DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));
}
