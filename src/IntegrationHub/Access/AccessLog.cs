namespace IntegrationHub.Access;

internal static partial class AccessLog
{
    [LoggerMessage(300, LogLevel.Warning, "Who may call could not be read anew ({Cause}); what was known stays in force. Next look in {Delay}.")]
    public static partial void TableStale(this ILogger logger, string cause, TimeSpan delay);

    [LoggerMessage(301, LogLevel.Information, "A call of {Rpc} was refused: {Reason}.")]
    public static partial void CallRefused(this ILogger logger, string rpc, Errors.V1.ErrorReason reason);

    [LoggerMessage(302, LogLevel.Warning, "The keys of token issuer {Issuer} could not be read ({Cause}); those known stay in force.")]
    public static partial void KeysStale(this ILogger logger, string issuer, string cause);
}
