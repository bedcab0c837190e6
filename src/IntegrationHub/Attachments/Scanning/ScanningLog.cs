namespace IntegrationHub.Attachments.Scanning;

/// <summary>Log events 1410 to 1419.</summary>
internal static partial class ScanningLog
{
    [LoggerMessage(1410, LogLevel.Warning, "No virus scanner is configured: files are given out as they came. Scanning:ClamdAddress names one.")]
    public static partial void NotScanning(this ILogger logger);

    [LoggerMessage(1411, LogLevel.Information, "Files are in quarantine until the scanner at {Address} has looked at them.")]
    public static partial void Scanning(this ILogger logger, Uri address);

    [LoggerMessage(1412, LogLevel.Warning, "The scanner found {Signature} in {Attachment}, which is given to nobody.")]
    public static partial void Infected(this ILogger logger, string attachment, string signature);

    [LoggerMessage(1413, LogLevel.Warning, "The scanner gave no answer about {Attachment}: {Cause}. It is asked again in {Delay}.")]
    public static partial void ScanUnanswered(this ILogger logger, string attachment, string cause, TimeSpan delay);

    [LoggerMessage(1414, LogLevel.Error, "The scan of {Attachment} waits for a person: {Cause}.")]
    public static partial void ScanGivenUp(this ILogger logger, string attachment, string cause);
}
