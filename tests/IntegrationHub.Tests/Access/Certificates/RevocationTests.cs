using Grpc.Core;
using IntegrationHub.Access.Authority;
using IntegrationHub.Filings.V1;
using IntegrationHub.Settings;
using IntegrationHub.Storage;
using IntegrationHub.TestKit;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace IntegrationHub.Tests.Access.Certificates;

/// <summary>A certificate that is taken back while the hub runs, which is never started again.</summary>
public sealed class RevocationTests(PostgresServer server)
{
    internal const int ListOverdue = 311;
    private const int TrustStale = 310;

    [Fact]
    public async Task Connection_that_is_open_is_refused_at_its_next_call()
    {
        await using var hub = await TlsHub.StartAsync(server);
        var channel = hub.Open(await hub.IssueAsync());
        await TlsHub.CallAsync(channel);

        await hub.Authority.At(TimeProvider.System).RevokeAsync(TlsHub.Vendor);

        var refused = await TlsHub.RefusalAsync(channel);
        Assert.Equal((StatusCode.Unauthenticated, "CREDENTIALS_INVALID"), (refused.Code, refused.Reason));
        Assert.Contains("revoked", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_that_is_open_ends()
    {
        await using var hub = await TlsHub.StartAsync(server);
        var filings = new FilingService.FilingServiceClient(hub.Open(await hub.IssueAsync()));
        var request = new WatchFilingsRequest { Parent = "communes/-", HeartbeatInterval = new() { Seconds = 1 } };
        using var stream = filings.WatchFilings(request, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(await stream.ResponseStream.MoveNext(TestContext.Current.CancellationToken).Within(Within.AMinute));

        await hub.Authority.At(TimeProvider.System).RevokeAsync(TlsHub.Vendor);

        var refused = await Refused.ByAsync(async () =>
        {
            while (await stream.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
            {
            }
        }).Within(Within.AMinute);
        Assert.Contains("revoked", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_certificates_go_on()
    {
        await using var hub = await TlsHub.StartAsync(server);
        await hub.Host.AddOrganisationAsync("vendor-b");
        var revoked = hub.Open(await hub.IssueAsync());
        var other = hub.Open(await hub.IssueAsync("vendor-b"));

        await hub.Authority.At(TimeProvider.System).RevokeAsync(TlsHub.Vendor);

        await TlsHub.RefusalAsync(revoked);
        await TlsHub.CallAsync(other);
    }

    [Fact]
    public async Task New_certificate_of_the_same_organisation_counts()
    {
        await using var hub = await TlsHub.StartAsync(server);
        var old = hub.Open(await hub.IssueAsync());
        await hub.Authority.At(TimeProvider.System).RevokeAsync(TlsHub.Vendor);
        await TlsHub.RefusalAsync(old);

        await TlsHub.CallAsync(hub.Open(await hub.IssueAsync()));
    }

    [Fact]
    public async Task List_past_its_end_is_called_an_error_and_keeps_counting()
    {
        await using var hub = await TlsHub.StartAsync(server);
        var identity = await hub.IssueAsync();
        hub.Host.Log.Expect(ListOverdue);

        var past = hub.Authority.At(new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(-100)));
        await past.RevokeAsync(TlsHub.Vendor);

        Assert.Contains("revoked", (await TlsHub.RefusalAsync(hub.Open(identity))).Message, StringComparison.Ordinal);
        await hub.Host.Log.Seen(ListOverdue).Within(Within.AMinute);
    }

    [Fact]
    public async Task List_that_somebody_else_signed_in_the_authority_s_name_changes_nothing()
    {
        await using var hub = await TlsHub.StartAsync(server);
        using var impostor = await TestAuthority.CreateAsync();
        var channel = hub.Open(await hub.IssueAsync());
        hub.Host.Log.Expect(TrustStale);

        WholeFile.Write(hub.Authority.RevocationList, await File.ReadAllTextAsync(impostor.RevocationList, TestContext.Current.CancellationToken));
        await Within.Until(Within.AMinute, async () =>
        {
            await TlsHub.CallAsync(channel);
            return hub.Host.Log.Seen(TrustStale).IsCompleted;
        });

        await TlsHub.CallAsync(channel);
    }

    [Fact]
    public async Task Hub_does_not_start_with_a_list_it_cannot_read()
    {
        var broken = Path.GetTempFileName();

        var no = await Assert.ThrowsAsync<SettingsException>(() => TlsHub.StartAsync(server, null, broken));

        Assert.Contains("Access:RevocationLists", no.Message, StringComparison.Ordinal);
        File.Delete(broken);
    }
}
