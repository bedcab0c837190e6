namespace IntegrationHub.Evidence;

internal static partial class EvidenceLog
{
    [LoggerMessage(1200, LogLevel.Warning, "Nothing could be chained ({Cause}); the next attempt is in {Pause}.")]
    public static partial void ChainingFailed(this ILogger logger, string cause, TimeSpan pause);

    [LoggerMessage(1201, LogLevel.Information, "Day {Day} is sealed: {Records} records in {Chains} chains, key {KeyId}.")]
    public static partial void DaySealed(this ILogger logger, DateOnly day, long records, int chains, string keyId);

    [LoggerMessage(1202, LogLevel.Warning, "The seal of {Day} has no time stamp yet ({Cause}); the next attempt is within the hour.")]
    public static partial void TimeStampMissing(this ILogger logger, DateOnly day, string cause);

    [LoggerMessage(1203, LogLevel.Warning, "Traces of {Count} readings wait for the store ({Cause}); the next attempt is in {Pause}.")]
    public static partial void TracesDelayed(this ILogger logger, int count, string cause, TimeSpan pause);

    [LoggerMessage(1204, LogLevel.Error, "Traces of {Count} readings are lost: the store did not come back before the hub stopped.")]
    public static partial void TracesLost(this ILogger logger, int count);

    [LoggerMessage(1205, LogLevel.Information, "A new key for receipts and seals was made in {File}; keep a copy of it in a safe place.")]
    public static partial void KeyMade(this ILogger logger, string file);

    [LoggerMessage(1206, LogLevel.Warning, "Day {Day} cannot be sealed yet: entries of it are not chained. The next attempt is within the hour.")]
    public static partial void DayNotChained(this ILogger logger, DateOnly day);
}
