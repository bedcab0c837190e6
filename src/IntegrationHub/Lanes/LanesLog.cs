namespace IntegrationHub.Lanes;

internal static partial class LanesLog
{
    [LoggerMessage(200, LogLevel.Warning, "A job asks for lane {Lane}, which this process does not serve.")]
    public static partial void LaneNotServed(this ILogger logger, string lane);

    [LoggerMessage(201, LogLevel.Debug, "Lane {Lane} was drained: {Sent} rows taken.")]
    public static partial void LaneDrained(this ILogger logger, string lane, int sent);

    [LoggerMessage(202, LogLevel.Error, "Row {OutboxId} ({Kind}) failed on attempt {Attempt} by a fault of the hub's own. It is tried again when its lease ends.")]
    public static partial void RowFailed(this ILogger logger, Exception fault, string kind, long outboxId, int attempt);

    [LoggerMessage(203, LogLevel.Warning, "Looking for due rows failed ({Cause}). Next look in {Delay}.")]
    public static partial void PollFailed(this ILogger logger, string cause, TimeSpan delay);

    [LoggerMessage(204, LogLevel.Information, "Item {OutboxId} of lane {Lane} is sent again on an operator's wish.")]
    public static partial void ItemRetried(this ILogger logger, long outboxId, string lane);

    [LoggerMessage(205, LogLevel.Warning, "The outcome of row {OutboxId} ({Kind}) could not be recorded: the store is out of reach ({Cause}). It is settled when its lease ends.")]
    public static partial void RowUnrecorded(this ILogger logger, string kind, long outboxId, string cause);

    [LoggerMessage(206, LogLevel.Warning, "Draining lane {Lane} broke off: the store is out of reach ({Cause}). It goes on when the store is back.")]
    public static partial void LaneInterrupted(this ILogger logger, string lane, string cause);
}
