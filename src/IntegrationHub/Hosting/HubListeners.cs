using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace IntegrationHub.Hosting;

/// <summary>
/// Two doors: without TLS one port cannot speak HTTP/2 to gRPC clients and HTTP/1.1 to browsers.
/// </summary>
internal static class HubListeners
{
    // More at once than any page or file fetch needs; gRPC has its own port.
    private const int MostHttpConnections = 4096;

    public static void ListenFor(this WebApplicationBuilder builder, HubOptions options) =>
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = MostHttpConnections;
            Listen(kestrel, options.GrpcUrl, HttpProtocols.Http2);
            Listen(kestrel, options.HttpUrl, HttpProtocols.Http1);
        });

    private static void Listen(KestrelServerOptions kestrel, Uri url, HttpProtocols protocols)
    {
        if (url.Scheme != Uri.UriSchemeHttp)
        {
            throw new NotSupportedException($"The hub cannot listen on {url}: only http is supported; put a proxy with TLS before it.");
        }

        var address = url.Host switch
        {
            "localhost" => IPAddress.Loopback,
            _ when IPAddress.TryParse(url.DnsSafeHost, out var given) => given,
            _ => throw new NotSupportedException($"The hub cannot listen on {url}: give an IP address, such as 0.0.0.0."),
        };
        kestrel.Listen(address, url.Port, listen => listen.Protocols = protocols);
    }
}
