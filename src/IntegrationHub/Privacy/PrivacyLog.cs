namespace IntegrationHub.Privacy;

/// <summary>Log events 1320 to 1399.</summary>
internal static partial class PrivacyLog
{
    [LoggerMessage(1320, LogLevel.Information, "Moved {Moved} data keys under master key {KeyId}; {Left} are still under older ones.")]
    public static partial void DataKeysRewrapped(this ILogger logger, long moved, string keyId, long left);

    [LoggerMessage(1321, LogLevel.Information, "Destroyed the content of {Filings} filings and {Files} files past their time.")]
    public static partial void ContentDestroyed(this ILogger logger, int filings, int files);

    [LoggerMessage(1322, LogLevel.Warning, "{Organisation} ordered the destruction of the content of {Filing}.")]
    public static partial void DestructionOrdered(this ILogger logger, string organisation, string filing);
}
