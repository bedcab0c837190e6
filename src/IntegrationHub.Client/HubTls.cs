using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IntegrationHub.Client;

/// <summary>How a connection with TLS shows the caller's certificate and checks the hub's.</summary>
internal static class HubTls
{
    private const string ServerPurpose = "1.3.6.1.5.5.7.3.1";

    // A connection keeps the certificate it was opened with.
    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(10);

    public static void Configure(SocketsHttpHandler handler, HubClientOptions options)
    {
        if (options.ClientCertificate is { } certificate)
        {
            handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate.Load();
            handler.PooledConnectionLifetime = certificate.MayChange ? ConnectionLife : Timeout.InfiniteTimeSpan;
        }

        if (options.ServerAuthorities is { } path)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, chain, errors) =>
                (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None
                && shown is X509Certificate2 server
                && Leads(server, chain?.ChainPolicy.ExtraStore ?? [], path);
        }
    }

    private static bool Leads(X509Certificate2 server, X509Certificate2Collection between, string authorities)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(authorities);
        chain.ChainPolicy.ExtraStore.AddRange(between);
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerPurpose));
        chain.ChainPolicy.DisableCertificateDownloads = true;
        // A hub's own authority has no place in the network where its list could be asked for.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(server);
    }
}
