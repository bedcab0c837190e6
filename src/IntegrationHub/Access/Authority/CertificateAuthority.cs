using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IntegrationHub.Access.Certificates;
using IntegrationHub.Storage;
using IntegrationHub.Storage.Cluster;

namespace IntegrationHub.Access.Authority;

/// <summary>
/// A small certificate authority in a folder, for the sandbox and small sites. Its key never
/// leaves its file. Several processes may use one folder.
/// </summary>
internal sealed class CertificateAuthority(AuthorityFolder folder, TimeProvider clock)
{
    public static readonly TimeSpan AuthorityLife = TimeSpan.FromDays(3650);
    public static readonly TimeSpan CertificateLife = TimeSpan.FromDays(90);
    public static readonly TimeSpan ListLife = TimeSpan.FromDays(30);

    private static readonly TimeSpan LockLimit = TimeSpan.FromSeconds(30);

    // Clocks of other machines may be behind ours.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    public AuthorityFolder Folder => folder;

    /// <summary>The URI by which a client certificate names an organisation.</summary>
    public static Uri IdentityOf(string organisation) => new($"integrationhub://organisations/{organisation}");

    /// <summary>Makes the authority. False: there is one already, and it stays.</summary>
    public Task<bool> InitAsync(string name, CancellationToken cancellationToken) => AloneAsync(
        () =>
        {
            if (folder.HasAuthority)
            {
                return false;
            }

            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var now = clock.GetUtcNow();
            using var certificate = CertificateTemplate.Authority(name, key).CreateSelfSigned(now - ClockTolerance, now + AuthorityLife);
            WholeFile.WriteSecret(folder.Key, key.ExportPkcs8PrivateKeyPem() + "\n");
            WriteIndex(certificate, IssuedCertificates.None);
            // The last of all: with it the authority is there.
            WholeFile.Write(folder.Certificate, certificate.ExportCertificatePem() + "\n");
            return true;
        },
        cancellationToken);

    /// <summary>Issues a certificate with a new key and writes both to files.</summary>
    /// <param name="name">Name of the files, in <paramref name="target"/>.</param>
    /// <param name="target">Where they go.</param>
    /// <param name="identity">Whom it names, as the index shows it.</param>
    /// <param name="template">What it says.</param>
    /// <param name="life">How long it counts, at most as long as the authority.</param>
    /// <param name="cancellationToken">Ends the wait for the folder.</param>
    public Task<IssuedCertificate> IssueAsync(
        string name, AuthorityFolder target, string identity, Func<ECDsa, CertificateRequest> template, TimeSpan life, CancellationToken cancellationToken) => AloneAsync(
        () =>
        {
            using var authority = Open();
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = template(key);
            request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
            var now = clock.GetUtcNow();
            var end = now + life < authority.NotAfter ? now + life : authority.NotAfter;
            using var certificate = request.Create(authority, now - ClockTolerance, end, NewSerial());
            var issued = new IssuedCertificate(certificate.SerialNumber, name, identity, certificate.NotAfter.ToUniversalTime(), RevokedAt: null);
            var index = IssuedCertificates.Read(folder.Index);
            WriteIndex(authority, index with { Certificates = [.. index.Certificates, issued] });
            target.Create();
            WholeFile.WriteSecret(target.KeyOf(name), key.ExportPkcs8PrivateKeyPem() + "\n");
            WholeFile.Write(target.CertificateOf(name), certificate.ExportCertificatePem() + "\n");
            return issued;
        },
        cancellationToken);

    /// <summary>Takes back what has this serial number or this name, and writes the list anew. Returns what was taken back.</summary>
    public Task<IReadOnlyList<IssuedCertificate>> RevokeAsync(string serialOrName, CancellationToken cancellationToken) => AloneAsync<IReadOnlyList<IssuedCertificate>>(
        () =>
        {
            using var authority = Open();
            var index = IssuedCertificates.Read(folder.Index);
            var now = clock.GetUtcNow();
            var hit = index.Certificates
                .Where(c => c.RevokedAt is null && (c.Name == serialOrName || c.Serial.Equals(serialOrName, StringComparison.OrdinalIgnoreCase)))
                .ToList();
            WriteIndex(authority, index with { Certificates = [.. index.Certificates.Select(c => hit.Contains(c) ? c with { RevokedAt = now } : c)] });
            return hit;
        },
        cancellationToken);

    /// <summary>Signs the revocation list anew, so that it does not end.</summary>
    public Task RenewListAsync(CancellationToken cancellationToken) => AloneAsync(
        () =>
        {
            using var authority = Open();
            WriteIndex(authority, IssuedCertificates.Read(folder.Index));
            return true;
        },
        cancellationToken);

    // The list is made of the index, so that a crash between the two forgets no revocation: the next list has it.
    private void WriteIndex(X509Certificate2 authority, IssuedCertificates index)
    {
        var next = index with { ListNumber = index.ListNumber + 1 };
        next.Write(folder.Index);
        var now = clock.GetUtcNow();
        var list = new CertificateRevocationListBuilder();
        foreach (var revoked in next.Certificates.Where(c => c.RevokedAt is not null))
        {
            list.AddEntry(Convert.FromHexString(revoked.Serial), revoked.RevokedAt);
        }

        var signed = list.Build(authority, new BigInteger(next.ListNumber), now + ListLife, HashAlgorithmName.SHA256, rsaSignaturePadding: null, thisUpdate: now);
        WholeFile.Write(folder.RevocationList, PemEncoding.WriteString(RevocationList.PemLabel, signed) + "\n");
    }

    private X509Certificate2 Open() => folder.HasAuthority
        ? X509Certificate2.CreateFromPemFile(folder.Certificate, folder.Key)
        : throw new AuthorityException($"There is no authority in {folder.Root}; make one with 'hub ca init'.");

    private async Task<T> AloneAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new AuthorityException("The hub's own authority works on Linux only; take certificates of another.");
        }

        try
        {
            folder.Create();
            using var alone = await ClusterLock.OwnAsync(folder.Lock, LockLimit, cancellationToken);
            return work();
        }
        catch (StorageException)
        {
            throw new AuthorityException($"Another program has been changing the authority in {folder.Root} for over {LockLimit}; end it.");
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException or IOException)
        {
            throw new AuthorityException($"{denied.Message} The authority in {folder.Root} is for the user the hub runs as, who must be able to write there.");
        }
    }

    // Positive and not to be guessed.
    private static byte[] NewSerial()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40);
        return serial;
    }
}
