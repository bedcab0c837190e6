using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace IntegrationHub.TestKit;

/// <summary>What a gRPC client of any make shows and trusts: PEM files, and nothing of the hub's own client library.</summary>
/// <param name="CertificatePath">Its certificate. Null: it shows none.</param>
/// <param name="KeyPath">The certificate's key.</param>
/// <param name="AuthorityPath">The authority by which it knows the server.</param>
public sealed record TlsIdentity(string? CertificatePath, string? KeyPath, string AuthorityPath)
{
    /// <summary>The identity that a hub makes for its own user in its data directory.</summary>
    public static TlsIdentity LocalOf(string data) => Named(Path.Combine(data, "access"), "local");

    /// <summary>An identity whose files lie beside the authority's.</summary>
    public static TlsIdentity Named(string folder, string name) =>
        new(Path.Combine(folder, name + ".crt"), Path.Combine(folder, name + ".key"), Path.Combine(folder, "ca.crt"));

    /// <summary>A handler that shows it. Each has connections of its own.</summary>
    public SocketsHttpHandler Handler()
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(AuthorityPath);
        var options = new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
        if (CertificatePath is not null)
        {
            options.ClientCertificates = [X509Certificate2.CreateFromPemFile(CertificatePath, KeyPath)];
        }

        return new SocketsHttpHandler { SslOptions = options, EnableMultipleHttp2Connections = true };
    }
}
