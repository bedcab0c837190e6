namespace IntegrationHub.Deliveries;

internal static partial class DeliveriesLog
{
    [LoggerMessage(1100, LogLevel.Information, "Filing {Code} version {Version} reached the portal on attempt {Attempts}.")]
    public static partial void FilingDelivered(this ILogger logger, string code, long version, int attempts);

    [LoggerMessage(1101, LogLevel.Warning, "Filing {Code} has no answer from the portal on attempt {Attempt}: {Cause}. It is asked in {Delay}.")]
    public static partial void FilingUnanswered(this ILogger logger, string code, int attempt, string cause, TimeSpan delay);

    [LoggerMessage(1102, LogLevel.Warning, "Filing {Code} did not reach the portal: {Cause}. Next attempt in {Delay}.")]
    public static partial void PortalUnreached(this ILogger logger, string code, string cause, TimeSpan delay);

    // The portal's words stay with the filing: they may name the person.
    [LoggerMessage(1103, LogLevel.Error, "Filing {Code} was refused by the portal with code {PortalCode} and waits for a person.")]
    public static partial void FilingRefused(this ILogger logger, string code, string portalCode);

    [LoggerMessage(1104, LogLevel.Error, "Filing {Code} has no answer from the portal in {Attempts} attempts and waits for a person. The last: {Cause}.")]
    public static partial void FilingGivenUp(this ILogger logger, string code, int attempts, string cause);

    [LoggerMessage(1105, LogLevel.Warning, "Filing {Code} was at the portal and is gone; it is sent anew.")]
    public static partial void FilingGone(this ILogger logger, string code);

    [LoggerMessage(1106, LogLevel.Warning, "The lease of filing {Code} was lost before its outcome was written; the worker that has it now settles it.")]
    public static partial void LeaseLost(this ILogger logger, string code);

    [LoggerMessage(1107, LogLevel.Warning, "Steps of filing {Code} from number {Step} on are sent but not confirmed: {Cause}. They are not sent again.")]
    public static partial void StepUnconfirmed(this ILogger logger, string code, int step, string cause);

    [LoggerMessage(1108, LogLevel.Information, "Filing {Code} waits for the virus scanner to look at {Files} of its files.")]
    public static partial void FilingInQuarantine(this ILogger logger, string code, int files);

    [LoggerMessage(1109, LogLevel.Error, "Filing {Code} names {Attachment}, in which the virus scanner found something, and waits for a person.")]
    public static partial void FilingInfected(this ILogger logger, string code, string attachment);
}
