using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace IntegrationHub.Hosting;

/// <summary>
/// Two doors: one asks gRPC clients for a certificate, which would only puzzle browsers; and without
/// TLS one port cannot speak HTTP/2 and HTTP/1.1 at all.
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
            Listen(kestrel, options.GrpcUrl, HttpProtocols.Http2, ClientCertificateWish.Allowed);
            Listen(kestrel, options.HttpUrl, HttpProtocols.Http1, ClientCertificateWish.None);
        });

    private static void Listen(KestrelServerOptions kestrel, Uri url, HttpProtocols protocols, ClientCertificateWish wish)
    {
        if (url.Scheme != Uri.UriSchemeHttp && !HubOptions.IsTls(url))
        {
            throw new NotSupportedException($"The hub cannot listen on {url}: give http or https.");
        }

        var address = url.Host switch
        {
            "localhost" => IPAddress.Loopback,
            _ when IPAddress.TryParse(url.DnsSafeHost, out var given) => given,
            _ => throw new NotSupportedException($"The hub cannot listen on {url}: give an IP address, such as 0.0.0.0."),
        };
        kestrel.Listen(address, url.Port, listen =>
        {
            listen.Protocols = protocols;
            if (HubOptions.IsTls(url))
            {
                listen.UseHttps(new TlsHandshakeCallbackOptions
                {
                    OnConnection = context =>
                        ValueTask.FromResult(kestrel.ApplicationServices.GetRequiredService<ITlsConnections>().Next(context.Connection, wish)),
                });
            }
        });
    }
}
