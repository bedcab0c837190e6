using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IntegrationHub.Storage;

namespace IntegrationHub.Access.Certificates;

/// <summary>Reads whose client certificates count from the files that say so, again whenever one changes.</summary>
internal sealed class ClientTrustFiles
{
    private readonly AccessFiles files;
    private readonly TimeProvider clock;
    private readonly ILogger<ClientTrustFiles> logger;
    private readonly FileBacked<Read> trust;
    private readonly ConcurrentDictionary<(string, DateTimeOffset), bool> overdue = new();

    private sealed record Read(ClientTrust Trust, IReadOnlyList<(string Path, DateTimeOffset NextUpdate)> Ends);

    public ClientTrustFiles(AccessFiles files, TimeProvider clock, ILogger<ClientTrustFiles> logger)
    {
        (this.files, this.clock, this.logger) = (files, clock, logger);
        trust = new([.. files.ClientAuthorities, .. files.RevocationLists], Load, cause => logger.TrustStale(cause.Message), clock);
    }

    /// <summary>As of a second ago or later.</summary>
    public ClientTrust Current
    {
        get
        {
            var read = trust.Value;
            TellOverdue(read);
            return read.Trust;
        }
    }

    /// <summary>Whether a certificate counts now.</summary>
    public CertificateVerdict Judge(ClientCertificate shown) => Current.Judge(shown, clock.GetUtcNow());

    private Read Load()
    {
        var authorities = new X509Certificate2Collection();
        foreach (var path in files.ClientAuthorities)
        {
            authorities.ImportFromPemFile(path);
        }

        if (authorities.Count == 0)
        {
            throw new CryptographicException($"There is no certificate in {string.Join(", ", files.ClientAuthorities)}.");
        }

        var lists = files.RevocationLists.SelectMany(path => RevocationList.ReadFile(path).Select(list => (Path: path, List: list))).ToList();
        var signed = lists.Select(l => (Authority: SignerOf(l.Path, l.List, authorities), l.List)).Where(l => l.Authority is not null);
        return new Read(
            new ClientTrust(authorities, signed.Select(l => (l.Authority!, l.List))),
            [.. lists.Where(l => l.List.NextUpdate is not null).Select(l => (l.Path, l.List.NextUpdate!.Value))]);
    }

    // A list of nobody we trust says nothing about certificates that would count. One in the name
    // of somebody we trust, but not signed so, is a mistake or worse.
    private X509Certificate2? SignerOf(string path, RevocationList list, X509Certificate2Collection authorities)
    {
        var named = authorities.Where(list.IsNamedAfter).ToList();
        if (named.Count == 0)
        {
            logger.ListForeign(path);
            return null;
        }

        return named.FirstOrDefault(list.IsSignedBy)
            ?? throw new CryptographicException($"The revocation list {path} is not signed by the authority it names.");
    }

    private void TellOverdue(Read read)
    {
        var now = clock.GetUtcNow();
        foreach (var (path, next) in read.Ends)
        {
            if (next <= now && overdue.TryAdd((path, next), true))
            {
                logger.ListOverdue(path, next);
            }
        }
    }
}
