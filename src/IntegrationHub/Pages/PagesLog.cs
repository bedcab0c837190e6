namespace IntegrationHub.Pages;

internal static partial class PagesLog
{
    [LoggerMessage(800, LogLevel.Warning, "{Page} was asked for while the store was out of reach ({Cause}).")]
    public static partial void PageWithoutStore(this ILogger logger, string page, string cause);
}
