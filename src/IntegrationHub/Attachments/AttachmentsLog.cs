namespace IntegrationHub.Attachments;

/// <summary>Log events 1400 to 1409.</summary>
internal static partial class AttachmentsLog
{
    [LoggerMessage(1400, LogLevel.Warning, "The content of {Attachment} was refused and deleted: it {Cause}.")]
    public static partial void ContentRefused(this ILogger logger, string attachment, string cause);
}
