using System.Runtime.Versioning;
using System.Security.Cryptography.X509Certificates;
using IntegrationHub.Access.Authority;
using IntegrationHub.Access.Certificates;
using IntegrationHub.Access.Identities;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Access.Authority;

public sealed class CertificateAuthorityTests : IAsyncLifetime
{
    private TestAuthority authority = null!;

    [Fact]
    public async Task A_client_certificate_names_its_organisation()
    {
        var issued = await authority.IssueClientAsync("vendor-a");

        using var certificate = X509CertificateLoader.LoadCertificateFromFile(issued.CertificatePath!);
        Assert.Equal("integrationhub://organisations/vendor-a", CertificateIdentity.Of(certificate).Value);
        Assert.True(Leads(certificate, "1.3.6.1.5.5.7.3.2"));
        Assert.False(Leads(certificate, "1.3.6.1.5.5.7.3.1"));
    }

    [Fact]
    public async Task A_server_certificate_names_its_hosts_and_is_for_no_client()
    {
        var issued = await authority.IssueServerAsync("pages");

        using var certificate = X509CertificateLoader.LoadCertificateFromFile(issued.CertificatePath!);
        Assert.True(certificate.MatchesHostname("localhost"));
        Assert.True(certificate.MatchesHostname("127.0.0.1"));
        Assert.False(certificate.MatchesHostname("elsewhere.vn"));
        Assert.True(Leads(certificate, "1.3.6.1.5.5.7.3.1"));
        Assert.False(Leads(certificate, "1.3.6.1.5.5.7.3.2"));
    }

    [Fact]
    public async Task Nothing_outlives_the_authority()
    {
        var issued = await authority.IssueClientAsync("vendor-a", TimeSpan.FromDays(36_500));

        using var certificate = X509CertificateLoader.LoadCertificateFromFile(issued.CertificatePath!);
        using var own = X509CertificateLoader.LoadCertificateFromFile(authority.Certificate);
        Assert.Equal(own.NotAfter, certificate.NotAfter);
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public async Task Keys_are_for_their_owner_alone()
    {
        var issued = await authority.IssueClientAsync("vendor-a");

        const UnixFileMode ForOthers = (UnixFileMode)0b000_111_111;
        Assert.All(
            new[] { authority.Folder, Path.Combine(authority.Folder, "ca.key"), issued.KeyPath! },
            path => Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(path) & ForOthers));
    }

    [Fact]
    public async Task A_second_beginning_keeps_the_first_authority()
    {
        var before = await File.ReadAllTextAsync(authority.Certificate, TestContext.Current.CancellationToken);

        var made = await authority.Inner.InitAsync("Another", TestContext.Current.CancellationToken);

        Assert.False(made);
        Assert.Equal(before, await File.ReadAllTextAsync(authority.Certificate, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_revoked_is_on_the_signed_list_and_nothing_else()
    {
        await authority.IssueClientAsync("vendor-a");
        await authority.IssueClientAsync("vendor-b");

        var revoked = Assert.Single(await authority.Inner.RevokeAsync("vendor-a", TestContext.Current.CancellationToken));

        var list = Assert.Single(RevocationList.ReadFile(authority.RevocationList));
        using var own = X509CertificateLoader.LoadCertificateFromFile(authority.Certificate);
        Assert.True(list.IsSignedBy(own));
        Assert.Equal([revoked.Serial], list.Serials);
    }

    [Fact]
    public async Task Two_who_issue_at_once_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(number => authority.IssueClientAsync($"vendor-{number}")));

        var index = IssuedCertificates.Read(authority.Inner.Folder.Index);
        Assert.Equal(12, index.Certificates.Select(one => one.Serial).Distinct().Count());
    }

    [Fact]
    public async Task A_folder_without_an_authority_says_how_to_make_one()
    {
        var empty = new CertificateAuthority(new AuthorityFolder(Path.Combine(authority.Folder, "none")), TimeProvider.System);

        var no = await Assert.ThrowsAsync<AuthorityException>(() => empty.RenewListAsync(TestContext.Current.CancellationToken));

        Assert.Contains("hub ca init", no.Message, StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync() => authority = await TestAuthority.CreateAsync();

    public ValueTask DisposeAsync()
    {
        authority.Dispose();
        return ValueTask.CompletedTask;
    }

    private bool Leads(X509Certificate2 certificate, string purpose)
    {
        using var own = X509CertificateLoader.LoadCertificateFromFile(authority.Certificate);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(own);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new(purpose));
        return chain.Build(certificate);
    }
}
