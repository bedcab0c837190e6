using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IntegrationHub.Access.Certificates;

/// <summary>Checks what an authority signed other than certificates, which the platform checks itself.</summary>
internal static class SignatureCheck
{
    /// <summary>False: the signature is another's, or of a kind that no authority should use any more.</summary>
    public static bool Holds(X509Certificate2 authority, string algorithm, ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature) => algorithm switch
    {
        "1.2.840.10045.4.3.2" => Ecdsa(authority, HashAlgorithmName.SHA256, content, signature),
        "1.2.840.10045.4.3.3" => Ecdsa(authority, HashAlgorithmName.SHA384, content, signature),
        "1.2.840.10045.4.3.4" => Ecdsa(authority, HashAlgorithmName.SHA512, content, signature),
        "1.2.840.113549.1.1.11" => Rsa(authority, HashAlgorithmName.SHA256, content, signature),
        "1.2.840.113549.1.1.12" => Rsa(authority, HashAlgorithmName.SHA384, content, signature),
        "1.2.840.113549.1.1.13" => Rsa(authority, HashAlgorithmName.SHA512, content, signature),
        _ => false,
    };

    private static bool Ecdsa(X509Certificate2 authority, HashAlgorithmName hash, ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
    {
        using var key = authority.GetECDsaPublicKey();
        return key?.VerifyData(content, signature, hash, DSASignatureFormat.Rfc3279DerSequence) == true;
    }

    private static bool Rsa(X509Certificate2 authority, HashAlgorithmName hash, ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
    {
        using var key = authority.GetRSAPublicKey();
        return key?.VerifyData(content, signature, hash, RSASignaturePadding.Pkcs1) == true;
    }
}
