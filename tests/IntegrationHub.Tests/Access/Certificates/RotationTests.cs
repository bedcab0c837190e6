using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using IntegrationHub.Access.Authority;
using IntegrationHub.Storage;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Access.Certificates;

/// <summary>Certificates that change while the hub runs, which is never started again.</summary>
public sealed class RotationTests(PostgresServer server) : IAsyncLifetime
{
    private const int TrustStale = 310;
    private const int ServerCertificateStale = 313;

    private TlsHub hub = null!;

    [Fact]
    public async Task New_connections_see_the_new_server_certificate_and_open_ones_go_on()
    {
        var open = hub.Open(await hub.IssueAsync());
        await TlsHub.CallAsync(open);
        var before = await ShownAsync(SslProtocols.None);

        await hub.Authority.At(TimeProvider.System).IssueServerAsync("server");

        await Within.Until(Within.AMinute, async () => await ShownAsync(SslProtocols.None) != before);
        await TlsHub.CallAsync(open);
    }

    [Fact]
    public async Task Broken_server_certificate_leaves_the_old_in_use()
    {
        var before = await ShownAsync(SslProtocols.None);
        hub.Host.Log.Expect(ServerCertificateStale);

        WholeFile.Write(Path.Combine(hub.Authority.Folder, "server.crt"), "half a certif");
        await Within.Until(Within.AMinute, async () => await ShownAsync(SslProtocols.None) == before && hub.Host.Log.Seen(ServerCertificateStale).IsCompleted);

        Assert.Equal(before, await ShownAsync(SslProtocols.None));
    }

    [Fact]
    public async Task Two_authorities_are_in_force_while_one_follows_the_other()
    {
        using var next = await TestAuthority.CreateAsync(name: "Next");
        var old = hub.Open(await hub.IssueAsync());
        var fresh = hub.Open(await next.IssueClientAsync(TlsHub.Vendor));
        await Refused.ByAsync(() => TlsHub.CallAsync(fresh));

        await TrustAsync(hub.Authority.Certificate, next.Certificate);

        await Within.Until(Within.AMinute, async () => await Record.ExceptionAsync(() => TlsHub.CallAsync(fresh)) is null);
        await TlsHub.CallAsync(old);
    }

    [Fact]
    public async Task Authority_that_is_dropped_counts_no_longer_on_connections_that_are_open()
    {
        using var next = await TestAuthority.CreateAsync(name: "Next");
        var old = hub.Open(await hub.IssueAsync());
        await TlsHub.CallAsync(old);

        await TrustAsync(next.Certificate);

        Assert.Contains("not of an authority", (await TlsHub.RefusalAsync(old)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authorities_that_cannot_be_read_leave_the_old_in_force()
    {
        var channel = hub.Open(await hub.IssueAsync());
        hub.Host.Log.Expect(TrustStale);

        WholeFile.Write(hub.Authorities, "half an author");
        await Within.Until(Within.AMinute, async () =>
        {
            await TlsHub.CallAsync(channel);
            return hub.Host.Log.Seen(TrustStale).IsCompleted;
        });

        await TlsHub.CallAsync(channel);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Both_versions_of_TLS_that_are_safe_are_spoken(SslProtocols version)
    {
        Assert.NotEmpty(await ShownAsync(version));
    }

    public async ValueTask InitializeAsync() => hub = await TlsHub.StartAsync(server);

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    private async Task TrustAsync(params string[] certificates)
    {
        var texts = await Task.WhenAll(certificates.Select(path => File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)));
        WholeFile.Write(hub.Authorities, string.Concat(texts));
    }

    // The serial number that a new connection is shown, when it comes to HTTP/2.
    private async Task<string> ShownAsync(SslProtocols version)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(hub.Host.Grpc.Host, hub.Host.Grpc.Port, TestContext.Current.CancellationToken);
        await using var tls = new SslStream(tcp.GetStream());
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(hub.Authority.Certificate);
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "localhost", CertificateChainPolicy = policy, ApplicationProtocols = [SslApplicationProtocol.Http2], EnabledSslProtocols = version,
            },
            TestContext.Current.CancellationToken).Within(Within.AMinute);
        Assert.Equal(SslApplicationProtocol.Http2, tls.NegotiatedApplicationProtocol);
        return ((X509Certificate2)tls.RemoteCertificate!).SerialNumber;
    }
}
