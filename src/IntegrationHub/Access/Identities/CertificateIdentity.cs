using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IntegrationHub.Access.V1;

namespace IntegrationHub.Access.Identities;

/// <summary>Reads who a client certificate names. Whether it is genuine is not its business.</summary>
internal static class CertificateIdentity
{
    private const string SubjectAlternativeName = "2.5.29.17";
    private static readonly Asn1Tag UriTag = new(TagClass.ContextSpecific, 6);

    public static ShownIdentity Of(X509Certificate2 certificate) =>
        new(IdentityKind.Certificate, UriOf(certificate) ?? certificate.SubjectName.Name, new DateTimeOffset(certificate.NotAfter.ToUniversalTime(), TimeSpan.Zero));

    /// <summary>SHA-256 of the certificate as `cnf.x5t#S256` writes it (RFC 8705).</summary>
    public static string Thumbprint(X509Certificate2 certificate) =>
        System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(certificate.RawDataMemory.Span));

    // The platform lists DNS names and addresses of the extension, not URIs.
    private static string? UriOf(X509Certificate2 certificate)
    {
        if (certificate.Extensions[SubjectAlternativeName] is not { } extension)
        {
            return null;
        }

        try
        {
            var names = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence();
            while (names.HasData)
            {
                if (names.PeekTag().HasSameClassAndValue(UriTag))
                {
                    return names.ReadCharacterString(UniversalTagNumber.IA5String, UriTag);
                }

                names.ReadEncodedValue();
            }
        }
        catch (AsnContentException)
        {
            // An authority that writes it wrong names nobody by it.
        }

        return null;
    }
}
