using IntegrationHub.Access.Authority;
using Xunit;

namespace IntegrationHub.TestKit;

/// <summary>A certificate authority of a test's own in a temporary folder, made as the hub makes its own.</summary>
public sealed class TestAuthority : IDisposable
{
    private readonly CertificateAuthority authority;

    private TestAuthority(string folder, TimeProvider clock) => authority = new(new AuthorityFolder(folder), clock);

    /// <summary>Where everything of it lies.</summary>
    public string Folder => authority.Folder.Root;

    /// <summary>Its own certificate.</summary>
    public string Certificate => authority.Folder.Certificate;

    /// <summary>Its revocation list.</summary>
    public string RevocationList => authority.Folder.RevocationList;

    internal CertificateAuthority Inner => authority;

    /// <summary>Makes one. With a clock of the past everything it issues is old.</summary>
    public static async Task<TestAuthority> CreateAsync(TimeProvider? clock = null, string name = "Test")
    {
        var authority = new TestAuthority(Path.Combine(Path.GetTempPath(), $"ih-ca-{Guid.NewGuid():N}"), clock ?? TimeProvider.System);
        await authority.authority.InitAsync(name, TestContext.Current.CancellationToken);
        return authority;
    }

    /// <summary>The same authority at another time.</summary>
    public TestAuthority At(TimeProvider clock) => new(Folder, clock);

    /// <summary>A client certificate that names an organisation.</summary>
    public async Task<TlsIdentity> IssueClientAsync(string organisation, TimeSpan? life = null)
    {
        var identity = CertificateAuthority.IdentityOf(organisation);
        await authority.IssueAsync(
            organisation, authority.Folder, identity.ToString(), key => CertificateTemplate.Client(organisation, identity, key),
            life ?? TimeSpan.FromDays(1), TestContext.Current.CancellationToken);
        return TlsIdentity.Named(Folder, organisation);
    }

    /// <summary>A server certificate for loopback.</summary>
    public async Task<TlsIdentity> IssueServerAsync(string name)
    {
        string[] hosts = ["localhost", "127.0.0.1"];
        await authority.IssueAsync(
            name, authority.Folder, string.Join(' ', hosts), key => CertificateTemplate.Server(name, hosts, key),
            TimeSpan.FromDays(1), TestContext.Current.CancellationToken);
        return TlsIdentity.Named(Folder, name);
    }

    /// <summary>Takes back all that was issued under the name.</summary>
    public Task RevokeAsync(string name) => authority.RevokeAsync(name, TestContext.Current.CancellationToken);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
