using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using IntegrationHub.Evidence.V1;

namespace IntegrationHub.Client.Evidence;

/// <summary>Checks time stamps against the authorities given; against none, only that they are what they say.</summary>
internal sealed class TimeStampCheck(X509Certificate2Collection authorities)
{
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";

    /// <summary>Null: the time stamp is right, or there is none. Else what is wrong with it.</summary>
    public string? Run(DaySeal seal, out VerifiedTimeStamp? stamp)
    {
        stamp = null;
        if (seal.TimeStampToken.IsEmpty)
        {
            return null;
        }

        try
        {
            if (!Rfc3161TimestampToken.TryDecode(seal.TimeStampToken.Memory, out var token, out var length) || length != seal.TimeStampToken.Length)
            {
                return "its time stamp is none";
            }

            if (token.TokenInfo.HashAlgorithmId.Value != Sha256 || !token.VerifySignatureForData(seal.Signature.Span, out var signer, authorities))
            {
                return "its time stamp is not of this seal, or its signature is wrong";
            }

            var time = token.TokenInfo.Timestamp;
            if (authorities.Count > 0 && !IsTrusted(signer, time))
            {
                return $"its time stamp is by '{signer.Subject}', which is not one of the authorities given";
            }

            stamp = new VerifiedTimeStamp(time, signer.Subject, authorities.Count > 0);
            return null;
        }
        catch (CryptographicException)
        {
            return "its time stamp is none";
        }
    }

    private bool IsTrusted(X509Certificate2 signer, DateTimeOffset time)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        // The check needs no network; a time before a revocation stays a time.
        // A token that is to be checked must not make anyone call the addresses in its certificates.
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = time.UtcDateTime;
        return chain.Build(signer);
    }
}
