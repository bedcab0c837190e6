namespace IntegrationHub.National.Portal;

internal static partial class PortalLog
{
    [LoggerMessage(3000, LogLevel.Error, "The portal refused the province's login with code {PortalCode}. Nothing is delivered until user name and password are right.")]
    public static partial void LoginRefused(this ILogger logger, string portalCode);
}
