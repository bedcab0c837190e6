using System.Security.Cryptography.X509Certificates;

namespace IntegrationHub.Client;

/// <summary>
/// The client certificate by which the hub recognises the caller. From files it is read again for every
/// new connection, so a renewed one is in use within ten minutes, without a restart.
/// </summary>
public sealed class HubCertificate
{
    private readonly Func<X509Certificate2> load;

    private HubCertificate(Func<X509Certificate2> load, bool mayChange) => (this.load, MayChange) = (load, mayChange);

    internal bool MayChange { get; }

    /// <summary>A certificate with its private key, kept by the caller.</summary>
    public static HubCertificate Of(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return certificate.HasPrivateKey
            ? new(() => certificate, mayChange: false)
            : throw new ArgumentException("The certificate comes without its private key.", nameof(certificate));
    }

    /// <summary>A certificate and its private key in PEM files. Read once at once, to find mistakes early.</summary>
    /// <param name="certificatePath">File with the certificate.</param>
    /// <param name="keyPath">File with the key, not encrypted; may be the same file.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A file is not PEM.</exception>
    /// <exception cref="ArgumentException">The key is not the certificate's.</exception>
    public static HubCertificate FromPem(string certificatePath, string keyPath)
    {
        var known = X509Certificate2.CreateFromPemFile(certificatePath, keyPath);
        return new(() => known = Read(certificatePath, keyPath) ?? known, mayChange: true);
    }

    internal X509Certificate2 Load() => load();

    // Between the writing of the one file and of the other they do not fit: the old pair serves on.
    private static X509Certificate2? Read(string certificatePath, string keyPath)
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(certificatePath, keyPath);
        }
        catch (Exception unfit) when (unfit is IOException or UnauthorizedAccessException or ArgumentException or System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
