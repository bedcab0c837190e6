namespace IntegrationHub.Calendar;

/// <summary>
/// The system's clock in whole microseconds, which is what the store keeps: what an answer says
/// is then what everybody reads later.
/// </summary>
internal sealed class MicrosecondClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().ToStored();
}
