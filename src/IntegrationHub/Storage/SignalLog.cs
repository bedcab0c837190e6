namespace IntegrationHub.Storage;

internal static partial class SignalLog
{
    [LoggerMessage(150, LogLevel.Warning, "The signal between hub processes was lost ({Cause}). Next try in {Delay}; until then work is found by polling.")]
    public static partial void SignalLost(this ILogger logger, string cause, TimeSpan delay);
}
