using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;

namespace IntegrationHub.Access.Certificates;

/// <summary>Which client certificates count, as of one moment: whose they are, and which were taken back.</summary>
internal sealed class ClientTrust
{
    private const string ClientPurpose = "1.3.6.1.5.5.7.3.2";

    private readonly X509Certificate2Collection authorities;

    // By the public key of the authority that signed the list: two authorities may share a name.
    private readonly FrozenDictionary<string, FrozenSet<string>> revoked;
    private readonly ConditionalWeakTable<X509Certificate2, CertificateVerdict> verdicts = [];

    /// <param name="authorities">Roots, and the authorities between them and clients.</param>
    /// <param name="lists">Lists whose signature was checked, with the authority that signed each.</param>
    public ClientTrust(X509Certificate2Collection authorities, IEnumerable<(X509Certificate2 Authority, RevocationList List)> lists)
    {
        this.authorities = authorities;
        revoked = lists.GroupBy(l => KeyOf(l.Authority), l => l.List)
            .ToFrozenDictionary(g => g.Key, g => g.SelectMany(l => l.Serials).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>How chains are built: from the given roots alone, without asking the network.</summary>
    public X509ChainPolicy Policy(DateTimeOffset now)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            DisableCertificateDownloads = true,
            RevocationMode = X509RevocationMode.NoCheck,
            VerificationTime = now.UtcDateTime,
        };
        policy.CustomTrustStore.AddRange(authorities);
        policy.ApplicationPolicy.Add(new System.Security.Cryptography.Oid(ClientPurpose));
        return policy;
    }

    /// <summary>Whether a certificate counts. Found out once a connection; a newer trust finds it out anew.</summary>
    public CertificateVerdict Judge(ClientCertificate shown, DateTimeOffset now)
    {
        if (verdicts.TryGetValue(shown.Certificate, out var known) && (known.Fault is not null || now < known.ValidUntil))
        {
            return known;
        }

        var verdict = Find(shown, now);
        verdicts.AddOrUpdate(shown.Certificate, verdict);
        return verdict;
    }

    private CertificateVerdict Find(ClientCertificate shown, DateTimeOffset now)
    {
        using var chain = new X509Chain { ChainPolicy = Policy(now) };
        chain.ChainPolicy.ExtraStore.AddRange(shown.Between);
        var good = chain.Build(shown.Certificate);
        var certificates = chain.ChainElements.Select(e => e.Certificate).ToList();
        try
        {
            var until = certificates.Min(c => new DateTimeOffset(c.NotAfter.ToUniversalTime(), TimeSpan.Zero));
            var fault = good ? (IsRevoked(certificates) ? "the client certificate was revoked" : null) : Cause(chain.ChainStatus);
            return new CertificateVerdict(fault, until);
        }
        finally
        {
            certificates.ForEach(c => c.Dispose());
        }
    }

    private bool IsRevoked(List<X509Certificate2> chain) =>
        chain.Zip(chain.Skip(1)).Any(pair => revoked.TryGetValue(KeyOf(pair.Second), out var serials) && serials.Contains(pair.First.SerialNumber));

    private static string KeyOf(X509Certificate2 certificate) => Convert.ToHexString(certificate.PublicKey.ExportSubjectPublicKeyInfo());

    private static string Cause(X509ChainStatus[] faults)
    {
        var all = faults.Aggregate(X509ChainStatusFlags.NoError, (sum, fault) => sum | fault.Status);
        return all switch
        {
            _ when all.HasFlag(X509ChainStatusFlags.UntrustedRoot) || all.HasFlag(X509ChainStatusFlags.PartialChain) => "the client certificate is not of an authority this hub trusts",
            _ when all.HasFlag(X509ChainStatusFlags.NotTimeValid) => "the client certificate is expired or not yet valid",
            _ when all.HasFlag(X509ChainStatusFlags.NotValidForUsage) => "the certificate is not meant for clients",
            _ => "the client certificate is not in order",
        };
    }
}

/// <summary>Whether a client certificate counts.</summary>
/// <param name="Fault">Why not. Null: it does.</param>
/// <param name="ValidUntil">From then on it does not, or must be looked at again.</param>
internal sealed record CertificateVerdict(string? Fault, DateTimeOffset ValidUntil);
