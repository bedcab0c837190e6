namespace IntegrationHub.Hosting;

internal static partial class HostingLog
{
    [LoggerMessage(400, LogLevel.Warning, "gRPC is served without TLS at {Url}: no client certificate can be shown, only access tokens count. Keep a proxy with TLS in front.")]
    public static partial void ServedWithoutTls(this ILogger logger, Uri url);
}
