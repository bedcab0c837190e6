namespace IntegrationHub.Pages;

internal static partial class PagesLog
{
    [LoggerMessage(500, LogLevel.Information, "A browser at {Address} opened the pages for organisation '{Organisation}'.")]
    public static partial void SessionOpened(this ILogger logger, string organisation, string address);

    [LoggerMessage(501, LogLevel.Warning, "A browser at {Address} showed a link to the pages that opens nothing: used, ended or never given.")]
    public static partial void LinkRefused(this ILogger logger, string address);

    [LoggerMessage(502, LogLevel.Information, "A browser left the pages for organisation '{Organisation}'.")]
    public static partial void SessionLeft(this ILogger logger, string organisation);

    [LoggerMessage(503, LogLevel.Warning, "{Page} was asked for while the store was out of reach ({Cause}).")]
    public static partial void PageWithoutStore(this ILogger logger, string page, string cause);
}
