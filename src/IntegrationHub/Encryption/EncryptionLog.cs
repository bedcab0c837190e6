namespace IntegrationHub.Encryption;

/// <summary>Log events 1300 to 1319: master keys.</summary>
internal static partial class EncryptionLog
{
    [LoggerMessage(1300, LogLevel.Information, "A new master key {KeyId} was made in {File}; keep a copy of it in a safe place.")]
    public static partial void MasterKeyMade(this ILogger logger, string file, string keyId);

    [LoggerMessage(1301, LogLevel.Error, "The master keys in {File} changed and cannot be read; those known stay in force: {Cause}")]
    public static partial void MasterKeysStale(this ILogger logger, string file, string cause);
}
