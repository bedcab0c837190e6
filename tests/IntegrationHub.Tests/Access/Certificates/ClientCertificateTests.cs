using System.Security.Cryptography;
using Grpc.Core;
using IntegrationHub.Access.Authority;
using IntegrationHub.Storage;
using IntegrationHub.TestKit;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace IntegrationHub.Tests.Access.Certificates;

/// <summary>Whose certificate counts, on a hub with TLS.</summary>
public sealed class ClientCertificateTests(PostgresServer server) : IAsyncLifetime
{
    private TlsHub hub = null!;

    [Fact]
    public async Task One_of_a_trusted_authority_names_its_organisation()
    {
        var channel = hub.Open(await hub.IssueAsync());

        await TlsHub.CallAsync(channel);
    }

    [Fact]
    public async Task None_is_let_through_to_be_told_that_an_identity_is_missing()
    {
        var channel = hub.Open(new TlsIdentity(null, null, hub.Authority.Certificate));

        var refused = await Refused.ByAsync(() => TlsHub.CallAsync(channel));

        Assert.Equal((StatusCode.Unauthenticated, "CREDENTIALS_MISSING"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task None_will_do_with_a_token()
    {
        var token = hub.Host.Issuer.Token(TlsHub.Vendor, TimeProvider.System.GetUtcNow());

        await TlsHub.CallAsync(hub.Open(new TlsIdentity(null, null, hub.Authority.Certificate), () => token));
    }

    [Fact]
    public async Task One_that_names_nobody_we_know_is_refused()
    {
        var channel = hub.Open(await hub.IssueAsync("nobody-we-know"));

        var refused = await Refused.ByAsync(() => TlsHub.CallAsync(channel));

        Assert.Equal((StatusCode.Unauthenticated, "CREDENTIALS_MISSING"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task One_of_a_foreign_authority_is_refused_whatever_it_names()
    {
        using var foreign = await TestAuthority.CreateAsync();

        await AssertRefusedAsync(await foreign.IssueClientAsync(TlsHub.Vendor), "not of an authority this hub trusts");
    }

    [Fact]
    public async Task One_that_signed_itself_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = CertificateTemplate.Client(TlsHub.Vendor, CertificateAuthority.IdentityOf(TlsHub.Vendor), key).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var identity = TlsIdentity.Named(hub.Authority.Folder, "self");
        WholeFile.Write(identity.CertificatePath!, certificate.ExportCertificatePem());
        WholeFile.WriteSecret(identity.KeyPath!, key.ExportPkcs8PrivateKeyPem());

        await AssertRefusedAsync(identity, "not of an authority this hub trusts");
    }

    [Fact]
    public async Task One_past_its_end_is_refused()
    {
        // With what it issued then it also signed the list then, which is overdue now.
        hub.Host.Log.Allow(RevocationTests.ListOverdue);
        var past = hub.Authority.At(new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(-100)));

        await AssertRefusedAsync(await past.IssueClientAsync(TlsHub.Vendor, TimeSpan.FromDays(1)), "expired");
    }

    [Fact]
    public async Task One_before_its_beginning_is_refused()
    {
        var future = hub.Authority.At(new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(100)));

        await AssertRefusedAsync(await future.IssueClientAsync(TlsHub.Vendor), "not yet valid");
    }

    [Fact]
    public async Task One_for_servers_is_refused()
    {
        await AssertRefusedAsync(await hub.Authority.At(TimeProvider.System).IssueServerAsync("a-server"), "not meant for clients");
    }

    [Fact]
    public async Task One_and_a_token_of_another_organisation_are_refused_together()
    {
        await hub.Host.AddOrganisationAsync("vendor-b");
        var token = hub.Host.Issuer.Token("vendor-b", TimeProvider.System.GetUtcNow());

        var refused = await Refused.ByAsync(async () => await TlsHub.CallAsync(hub.Open(await hub.IssueAsync(), () => token)));

        Assert.Equal((StatusCode.Unauthenticated, "CREDENTIALS_INVALID"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task One_by_an_authority_between_is_known_when_that_is_sent_along()
    {
        using var root = await TestAuthority.CreateAsync(name: "Root");
        var chain = ChainedCertificate.Below(root, TlsHub.Vendor);
        await File.AppendAllTextAsync(hub.Authorities, await File.ReadAllTextAsync(root.Certificate, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        using var handler = new TlsIdentity(null, null, hub.Authority.Certificate).Handler();
        handler.SslOptions.ClientCertificateContext = chain;
        using var channel = Grpc.Net.Client.GrpcChannel.ForAddress(hub.Host.Grpc, new() { HttpHandler = handler });

        await Within.Until(Within.AMinute, async () => await Record.ExceptionAsync(() => TlsHub.CallAsync(channel)) is null);
    }

    public async ValueTask InitializeAsync() => hub = await TlsHub.StartAsync(server);

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    private async Task AssertRefusedAsync(TlsIdentity identity, string cause)
    {
        var refused = await Refused.ByAsync(() => TlsHub.CallAsync(hub.Open(identity)));

        Assert.Equal((StatusCode.Unauthenticated, "CREDENTIALS_INVALID"), (refused.Code, refused.Reason));
        Assert.Contains(cause, refused.Message, StringComparison.Ordinal);
    }
}
