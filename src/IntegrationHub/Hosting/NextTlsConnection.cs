using System.Net.Security;
using Microsoft.AspNetCore.Connections;

namespace IntegrationHub.Hosting;

/// <summary>
/// Says how the next TLS connection is opened: with the server's certificate as of now, and whether the client is
/// asked for one. Whoever keeps the certificates registers it.
/// </summary>
internal delegate SslServerAuthenticationOptions NextTlsConnection(ConnectionContext connection, ClientCertificateWish wish);

/// <summary>Whether a client is asked for its certificate.</summary>
internal enum ClientCertificateWish
{
    /// <summary>Not asked.</summary>
    None,

    /// <summary>Asked; it may have none.</summary>
    Allowed,
}
