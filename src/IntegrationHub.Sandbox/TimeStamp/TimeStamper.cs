using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Tsp;
using Org.BouncyCastle.Utilities.Collections;

namespace IntegrationHub.Sandbox.TimeStamp;

/// <summary>Signs time stamps with a key and certificate made at the start.</summary>
internal sealed class TimeStamper : IDisposable
{
    // "Baseline time-stamp policy" of ETSI EN 319 421.
    private const string Policy = "0.4.0.2023.1.1";
    private const string TimeStamping = "1.3.6.1.5.5.7.3.8";
    private const int SerialBytes = 16;
    private static readonly TimeSpan Life = TimeSpan.FromDays(3650);

    private readonly TimeProvider clock;
    private readonly RSA key = RSA.Create(2048);
    private readonly X509Certificate2 certificate;

    public TimeStamper(TimeProvider clock)
    {
        this.clock = clock;
        var request = new CertificateRequest("CN=Sandbox time-stamp authority", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(TimeStamping)], critical: true));
        var now = clock.GetUtcNow();
        certificate = request.CreateSelfSigned(now - Life, now + Life);
    }

    /// <summary>Whom to trust.</summary>
    public string CertificatePem => certificate.ExportCertificatePem();

    /// <summary>The reply in DER. Null: it is no query.</summary>
    public byte[]? Stamp(byte[] query)
    {
        try
        {
            var request = new TimeStampRequest(query);
            var own = DotNetUtilities.FromX509Certificate(certificate);
            var tokens = new TimeStampTokenGenerator(DotNetUtilities.GetKeyPair(key).Private, own, TspAlgorithms.Sha256, Policy);
            tokens.SetCertificates(CollectionUtilities.CreateStore([own]));
            var serial = new BigInteger(1, RandomNumberGenerator.GetBytes(SerialBytes));
            return new TimeStampResponseGenerator(tokens, TspAlgorithms.Allowed).Generate(request, serial, clock.GetUtcNow().UtcDateTime).GetEncoded();
        }
        catch (Exception wrong) when (wrong is IOException or ArgumentException or TspException or InvalidCastException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        certificate.Dispose();
        key.Dispose();
    }
}
