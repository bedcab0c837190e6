namespace IntegrationHub.Jobs;

internal static partial class JobsLog
{
    [LoggerMessage(300, LogLevel.Warning, "The schedules cannot be written for the moment ({Cause}); those of before stay in force. Next try in {Delay}.")]
    public static partial void ScheduleHeldUp(this ILogger logger, string cause, TimeSpan delay);
}
