using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IntegrationHub.Hosting;
using IntegrationHub.Settings;
using IntegrationHub.Storage;
using Microsoft.AspNetCore.Connections;

namespace IntegrationHub.Access.Certificates;

/// <summary>
/// Opens TLS connections with the server certificate as it is now. Whatever client certificate is
/// shown is let through the handshake and judged at every call: so a refusal says its reason in the
/// contract's words, and a certificate that is taken back counts no longer on connections that are open.
/// </summary>
internal sealed class TlsConnections
{
    private readonly FileBacked<SslStreamCertificateContext> server;
    private readonly ClientTrustFiles clients;
    private readonly TimeProvider clock;

    public TlsConnections(AccessFiles files, ClientTrustFiles clients, TimeProvider clock, ILogger<TlsConnections> logger)
    {
        (this.clients, this.clock) = (clients, clock);
        server = new(
            [files.ServerCertificate, files.ServerKey], () => Load(files.ServerCertificate, files.ServerKey),
            cause => logger.ServerCertificateStale(cause.Message), clock);
    }

    /// <summary>Reads all files once, so that a wrong one stops the start and not the first caller.</summary>
    /// <exception cref="SettingsException">A file is missing or holds something else.</exception>
    public void CheckFiles()
    {
        try
        {
            _ = (server.Value, clients.Current);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new SettingsException($"The hub cannot serve with TLS: {wrong.Message} See Hub:ServerCertificate, Hub:ServerKey, Access:ClientAuthorities, Access:RevocationLists.");
        }
    }

    [SuppressMessage("Security", "CA5398", Justification = "Nothing older than TLS 1.2, whatever the system allows.")]
    [SuppressMessage("Security", "CA5359", Justification = "Client certificates are judged at every call.")]
    public SslServerAuthenticationOptions Next(ConnectionContext connection, ClientCertificateWish wish)
    {
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = server.Value,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        };
        if (wish == ClientCertificateWish.Allowed)
        {
            options.ClientCertificateRequired = true;
            options.CertificateChainPolicy = clients.Current.Policy(clock.GetUtcNow());
            options.RemoteCertificateValidationCallback = (_, _, chain, _) =>
            {
                if (chain is not null)
                {
                    ClientCertificate.Keep(connection.Items, chain.ChainPolicy);
                }

                return true;
            };
        }

        return options;
    }

    private static SslStreamCertificateContext Load(string certificatePath, string keyPath)
    {
        using var certificate = LoadPair(certificatePath, keyPath);
        var between = new X509Certificate2Collection();
        between.ImportFromPemFile(certificatePath);
        between.RemoveAt(0);
        // The platform's TLS keeps the key only of a certificate that was imported whole.
        var whole = X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
        return SslStreamCertificateContext.Create(whole, between, offline: true);
    }

    private static X509Certificate2 LoadPair(string certificatePath, string keyPath)
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(certificatePath, keyPath);
        }
        catch (ArgumentException mismatch)
        {
            throw new CryptographicException($"The key in {keyPath} is not the one of {certificatePath}.", mismatch);
        }
    }
}
