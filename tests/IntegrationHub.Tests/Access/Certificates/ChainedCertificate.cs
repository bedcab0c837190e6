using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IntegrationHub.Access.Authority;
using IntegrationHub.Storage;
using IntegrationHub.TestKit;

namespace IntegrationHub.Tests.Access.Certificates;

/// <summary>A client certificate two steps below its root, as large authorities issue them.</summary>
internal static class ChainedCertificate
{
    /// <summary>What a client shows: its certificate, and the authority between along with it.</summary>
    public static SslStreamCertificateContext Below(TestAuthority root, string organisation)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var rootKey = ECDsa.Create();
        rootKey.ImportFromPem(File.ReadAllText(Path.ChangeExtension(root.Certificate, ".key")));
        using var rootCertificate = X509CertificateLoader.LoadCertificateFromFile(root.Certificate);
        using var betweenKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        // The root of these tests allows no authority below it, so it is made anew without that bound under the same key.
        using var open = Signed(Authority(rootCertificate.SubjectName, rootKey), rootCertificate.SubjectName, rootKey, now);
        WholeFile.Write(root.Certificate, open.ExportCertificatePem());
        var between = Signed(Authority(new X500DistinguishedName("CN=Between"), betweenKey), rootCertificate.SubjectName, rootKey, now);
        using var leaf = Signed(
            CertificateTemplate.Client(organisation, CertificateAuthority.IdentityOf(organisation), key), between.SubjectName, betweenKey, now);
        using var whole = leaf.CopyWithPrivateKey(key);
        var client = X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
        return SslStreamCertificateContext.Create(client, [between], offline: true);
    }

    private static CertificateRequest Authority(X500DistinguishedName name, ECDsa key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }

    private static X509Certificate2 Signed(CertificateRequest request, X500DistinguishedName issuer, ECDsa issuerKey, DateTimeOffset now) =>
        request.Create(issuer, X509SignatureGenerator.CreateForECDsa(issuerKey), now.AddDays(-1), now.AddDays(1), RandomNumberGenerator.GetBytes(8));
}
