using System.Net;
using System.Security.Cryptography.X509Certificates;
using IntegrationHub.Access.Certificates;
using IntegrationHub.Hosting;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Access.Authority;

/// <summary>
/// What lets a hub serve with TLS and be called without any set-up: an authority of its own in the data
/// directory, a server certificate for this machine and a client certificate for its user, each
/// renewed when a third of its life is left.
/// </summary>
internal sealed class OwnCertificates(
    AccessFiles files, FirstOrganisationStore first, TlsConnections connections, IOptions<HubOptions> hub, TimeProvider clock, ILogger<OwnCertificates> logger) : BackgroundService
{
    /// <summary>The organisation of whoever may read the data directory, and the name of its files.</summary>
    public const string Local = "local";

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromHours(6);
    private static readonly TimeSpan RenewBefore = CertificateAuthority.CertificateLife / 3;
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "::1"];

    private readonly CertificateAuthority authority = new(files.Own, clock);

    private bool Needed => hub.Value.HasTls && (files.TrustsOwn || files.OwnsServerCertificate);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (Needed)
        {
            await RenewAsync(cancellationToken);
            if (files.TrustsOwn && await first.EnterAsync(Local, CertificateAuthority.IdentityOf(Local), clock.GetUtcNow(), cancellationToken))
            {
                logger.FirstOrganisationEntered(Local, files.Own.Root);
            }
        }

        if (hub.Value.HasTls)
        {
            connections.CheckFiles();
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (Needed)
        {
            await Task.Delay(BetweenLooks, clock, stoppingToken);
            try
            {
                await RenewAsync(stoppingToken);
            }
            catch (Exception lost) when (lost is IOException or AuthorityException)
            {
                logger.OwnCertificatesStale(lost.Message, BetweenLooks);
            }
        }
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        await authority.InitAsync($"IntegrationHub {Environment.MachineName}", cancellationToken);
        await authority.RenewListAsync(cancellationToken);
        if (files.OwnsServerCertificate && !IsFresh(AccessFiles.OwnServer, Hosts()))
        {
            var made = await authority.IssueAsync(
                AccessFiles.OwnServer, files.Own, string.Join(' ', Hosts()), key => CertificateTemplate.Server("IntegrationHub", Hosts(), key),
                CertificateAuthority.CertificateLife, cancellationToken);
            logger.OwnCertificateMade(made.Name, made.NotAfter);
        }

        if (files.TrustsOwn && !IsFresh(Local, []))
        {
            var identity = CertificateAuthority.IdentityOf(Local);
            var made = await authority.IssueAsync(
                Local, files.Own, identity.ToString(), key => CertificateTemplate.Client(Local, identity, key),
                CertificateAuthority.CertificateLife, cancellationToken);
            logger.OwnCertificateMade(made.Name, made.NotAfter);
        }
    }

    private bool IsFresh(string name, IReadOnlyList<string> hosts)
    {
        if (!File.Exists(files.Own.CertificateOf(name)) || !File.Exists(files.Own.KeyOf(name)))
        {
            return false;
        }

        using var certificate = X509CertificateLoader.LoadCertificateFromFile(files.Own.CertificateOf(name));
        return clock.GetUtcNow() + RenewBefore < certificate.NotAfter && hosts.All(host => certificate.MatchesHostname(host));
    }

    // Where it listens on one address, clients may call it by that.
    private IReadOnlyList<string> Hosts()
    {
        var given = IPAddress.TryParse(hub.Value.GrpcUrl.DnsSafeHost, out var address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any);
        return given ? [.. Loopback.Append(address!.ToString()).Distinct()] : Loopback;
    }
}
