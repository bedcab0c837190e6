namespace IntegrationHub.Pages;

internal static partial class PagesLog
{
    [LoggerMessage(500, LogLevel.Information, "A browser opened the pages for organisation '{Organisation}'.")]
    public static partial void SessionOpened(this ILogger logger, string organisation);

    [LoggerMessage(501, LogLevel.Warning, "A browser showed a link to the pages that opens nothing: used, ended or never given.")]
    public static partial void LinkRefused(this ILogger logger);
}
