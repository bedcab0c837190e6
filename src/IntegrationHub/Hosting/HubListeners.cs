using System.Net;
using System.Net.Sockets;
using IntegrationHub.Settings;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace IntegrationHub.Hosting;

/// <summary>
/// Two doors: one asks gRPC clients for a certificate, which would only puzzle browsers; and without
/// TLS one port cannot speak HTTP/2 and HTTP/1.1 at all.
/// </summary>
internal static class HubListeners
{
    public static void ListenFor(this WebApplicationBuilder builder, HubOptions options)
    {
        var grpc = EndPointOf(nameof(HubOptions.GrpcUrl), options.GrpcUrl);
        var http = EndPointOf(nameof(HubOptions.HttpUrl), options.HttpUrl);
        var connections = new AddressConnections(options.MaxConnectionsPerAddress);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.Apply(options);
            kestrel.Listen(grpc, listen => listen.Speak(options.GrpcUrl, HttpProtocols.Http2, ClientCertificateWish.Allowed, connections));
            kestrel.Listen(http, listen => listen.Speak(options.HttpUrl, HttpProtocols.Http1, ClientCertificateWish.None, connections));
        });
    }

    private static void Speak(this ListenOptions listen, Uri url, HttpProtocols protocols, ClientCertificateWish wish, AddressConnections connections)
    {
        listen.Protocols = protocols;
        listen.Use(connections.Guard);
        if (HubOptions.IsTls(url))
        {
            listen.UseHttps(new TlsHandshakeCallbackOptions
            {
                HandshakeTimeout = ConnectionLimits.Handshake,
                OnConnection = context =>
                    ValueTask.FromResult(listen.ApplicationServices.GetRequiredService<NextTlsConnection>()(context.Connection, wish)),
            });
        }
    }

    private static IPEndPoint EndPointOf(string name, Uri url)
    {
        var setting = $"Setting {HubOptions.Section}:{name}";
        if (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttp && !HubOptions.IsTls(url)))
        {
            throw new SettingsException($"{setting}: the hub cannot listen on '{url}', only on https://ADDRESS:PORT or http://ADDRESS:PORT.");
        }

        var address = url.Host switch
        {
            "localhost" => IPAddress.Loopback,
            _ when IPAddress.TryParse(url.DnsSafeHost, out var given) => given,
            _ => throw new SettingsException($"{setting}: the hub cannot listen on '{url}'; give an IP address, such as 0.0.0.0."),
        };
        var endPoint = new IPEndPoint(address, url.Port);
        return IsFree(endPoint) ? endPoint : throw new SettingsException($"{setting}: {url} is in use by another program; end that, or name another address.");
    }

    // Looked at before anything starts: later the same would be a page of stack traces.
    private static bool IsFree(IPEndPoint endPoint)
    {
        try
        {
            using var listener = new TcpListener(endPoint);
            listener.Start();
            return true;
        }
        catch (SocketException refused) when (refused.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return false;
        }
    }
}
