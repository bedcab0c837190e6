using IntegrationHub.Access.Authority;
using IntegrationHub.Hosting;
using IntegrationHub.Storage;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Access.Certificates;

/// <summary>Which files hold the certificates in use: those configured, else those of the hub's own authority.</summary>
internal sealed class AccessFiles
{
    /// <summary>Name of the server certificate the hub makes for itself.</summary>
    public const string OwnServer = "server";

    public AccessFiles(IOptions<AccessOptions> access, IOptions<HubOptions> hub, IConfiguration configuration)
    {
        Own = OwnFolder(configuration);
        TrustsOwn = access.Value.ClientAuthorities.Count == 0;
        ClientAuthorities = TrustsOwn ? [Own.Certificate] : access.Value.ClientAuthorities;
        RevocationLists = TrustsOwn ? [Own.RevocationList, .. access.Value.RevocationLists] : access.Value.RevocationLists;
        OwnsServerCertificate = hub.Value.ServerCertificate is null;
        ServerCertificate = hub.Value.ServerCertificate ?? Own.CertificateOf(OwnServer);
        ServerKey = hub.Value.ServerKey ?? Own.KeyOf(OwnServer);
    }

    /// <summary>The hub's own authority in its data directory.</summary>
    public AuthorityFolder Own { get; }

    /// <summary>True when client certificates of the own authority count.</summary>
    public bool TrustsOwn { get; }

    /// <summary>True when the server shows a certificate of the own authority.</summary>
    public bool OwnsServerCertificate { get; }

    public IReadOnlyList<string> ClientAuthorities { get; }

    public IReadOnlyList<string> RevocationLists { get; }

    public string ServerCertificate { get; }

    public string ServerKey { get; }

    /// <summary>Where a hub with this configuration has its own authority.</summary>
    public static AuthorityFolder OwnFolder(IConfiguration configuration) =>
        new(Path.Combine(configuration.ReadStorageOptions().DataRoot, "access"));
}
