using System.Security.Cryptography;
using Grpc.Core;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Access.Certificates;
using Xunit;

namespace IntegrationHub.Tests.Access.Identities;

/// <summary>Whose token counts: a hub that trusts the sandbox's authorisation server, which gives out what it is told to.</summary>
public sealed class TokenTests(PostgresServer server) : IAsyncLifetime
{
    private readonly SandboxHost sandbox = new();
    private TestDatabase database = null!;
    private HubHost hub = null!;
    private TokenDeskClient desk = null!;

    [Fact]
    public async Task Right_one_names_its_organisation()
    {
        var token = await desk.TokenAsync("vendor-a");

        await TlsHub.CallAsync(hub.ChannelWith(() => token));
    }

    [Theory]
    [InlineData("expired", "expired")]
    [InlineData("not_yet_valid", "not yet valid")]
    [InlineData("endless", "no end")]
    [InlineData("wrong_audience", "not meant for this hub")]
    [InlineData("wrong_issuer", "issuer")]
    [InlineData("no_signature", "signature")]
    [InlineData("symmetric_signature", "signature")]
    [InlineData("wrong_key_id", "signature")]
    [InlineData("foreign_key", "signature")]
    [InlineData("tampered", "signature")]
    public async Task Wrong_one_is_refused_with_what_is_wrong(string fault, string cause)
    {
        await desk.CommandAsync(new { fault });

        await AssertRefusedAsync(await desk.TokenAsync("vendor-a"), cause);
    }

    [Fact]
    public async Task One_of_a_new_key_counts_without_a_restart()
    {
        await TlsHub.CallAsync(await ChannelAsync());

        await desk.RotateAsync(forget: false);

        // The key set is not read again at every unknown key, only every few seconds.
        await Within.Until(Within.AMinute, async () => await Record.ExceptionAsync(async () => await TlsHub.CallAsync(await ChannelAsync())) is null);
    }

    [Fact]
    public async Task One_of_a_key_that_is_withdrawn_is_refused()
    {
        var old = await desk.TokenAsync("vendor-a");
        await desk.RotateAsync(forget: true);

        await AssertRefusedAsync(old, "signature");
    }

    [Fact]
    public async Task One_bound_to_a_certificate_is_worth_nothing_without_it()
    {
        await desk.EnterAsync("vendor-a", new { thumbprint = Convert.ToBase64String(SHA256.HashData([1])).TrimEnd('=').Replace('+', '-').Replace('/', '_') });

        await AssertRefusedAsync(await desk.TokenAsync("vendor-a"), "bound to another client certificate");
    }

    [Fact]
    public async Task One_that_is_too_long_is_refused_unread() => await AssertRefusedAsync(new string('a', 9000), "too long");

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a.b.c")]
    [InlineData("a.b.c.d.e")]
    [InlineData("e30.e30.e30")]
    [InlineData("bnVsbA.bnVsbA.")]
    [InlineData("not a token")]
    public async Task One_that_is_none_is_refused(string text)
    {
        var refused = await Refused.ByAsync(() => TlsHub.CallAsync(hub.ChannelWith(() => text)));

        Assert.Equal(StatusCode.Unauthenticated, refused.Code);
    }

    [Fact]
    public async Task No_token_and_no_secret_is_ever_logged()
    {
        var token = await desk.TokenAsync("vendor-a");
        await TlsHub.CallAsync(hub.ChannelWith(() => token));
        await Refused.ByAsync(() => TlsHub.CallAsync(hub.ChannelWith(() => token + "x")));

        Assert.All(token.Split('.'), part => Assert.DoesNotContain(hub.Log.Records, record => $"{record.Message} {record.Cause}".Contains(part, StringComparison.Ordinal)));
    }

    public async ValueTask InitializeAsync()
    {
        await sandbox.InitializeAsync();
        desk = new TokenDeskClient(sandbox.Address);
        database = await TestDatabase.CreateAsync(server);
        var issuer = sandbox.Address.GetLeftPart(UriPartial.Authority);
        hub = await HubHost.StartAsync(database, portal: null, settings: new Dictionary<string, string?>
        {
            ["Access:Issuers:1:Issuer"] = issuer,
            ["Access:Issuers:1:JwksUrl"] = new Uri(sandbox.Address, "oauth2/jwks").ToString(),
        });
        await hub.AddOrganisationAsync("vendor-a");
        await hub.AddIdentityAsync("vendor-a", $"{issuer} vendor-a");
    }

    public async ValueTask DisposeAsync()
    {
        desk.Dispose();
        await hub.DisposeAsync();
        await database.DisposeAsync();
        await sandbox.DisposeAsync();
    }

    private async Task<Grpc.Net.Client.GrpcChannel> ChannelAsync()
    {
        var token = await desk.TokenAsync("vendor-a");
        return hub.ChannelWith(() => token);
    }

    private async Task AssertRefusedAsync(string token, string cause)
    {
        var refused = await Refused.ByAsync(() => TlsHub.CallAsync(hub.ChannelWith(() => token)));

        Assert.Equal((StatusCode.Unauthenticated, "CREDENTIALS_INVALID"), (refused.Code, refused.Reason));
        Assert.Contains(cause, refused.Message, StringComparison.Ordinal);
    }
}
