using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IntegrationHub.Client;

namespace IntegrationHub.Cli.Identities;

/// <summary>Reads an identity from its files, and says in words a person can act on why it cannot be shown.</summary>
internal static class ShownIdentity
{
    /// <exception cref="UsageException">It cannot be read, or counts no longer.</exception>
    public static HubCertificate Certificate(string certificatePath, string keyPath)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(certificatePath);
            var end = new DateTimeOffset(certificate.NotAfter.ToUniversalTime(), TimeSpan.Zero);
            return end > TimeProvider.System.GetUtcNow()
                ? HubCertificate.FromPem(certificatePath, keyPath)
                : throw new UsageException(
                    $"The certificate {certificatePath} ended on {end:yyyy-MM-dd HH:mm} UTC. The hub renews its own when it runs; any other is issued anew with 'hub ca issue', or by whoever issued it.");
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new UsageException($"The identity in {certificatePath} and {keyPath} cannot be used: {unusable.Message}");
        }
    }

    /// <exception cref="UsageException">The file cannot be read.</exception>
    public static IHubTokenSource Token(string path)
    {
        try
        {
            using var readable = File.OpenRead(path);
            return new FileTokenSource(path);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The token in {path} cannot be used: {unusable.Message}");
        }
    }
}
