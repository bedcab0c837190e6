using IntegrationHub.Client;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.EndToEnd.Access;

/// <summary>A vendor that shows tokens of an authorisation server, by our client, to a hub.</summary>
public sealed class TokenCallerTests(PostgresServer server) : IAsyncLifetime
{
    private readonly SandboxHost sandbox = new();
    private readonly string secretFile = Path.GetTempFileName();
    private TestDatabase database = null!;
    private HubHost hub = null!;
    private TokenDeskClient desk = null!;
    private ClientCredentialsTokenSource tokens = null!;
    private HubClient client = null!;

    [Fact]
    public async Task Call_goes_through_when_the_hub_refuses_the_token_at_hand()
    {
        await client.Communes.ListProvincesAsync(TestContext.Current.CancellationToken);
        var before = await tokens.GetAsync(null, TestContext.Current.CancellationToken);
        await desk.CommandAsync(new { fault = "expired", times = 1 });
        // What is fetched now is wrong, and the hub says so; what is fetched then is right.
        await tokens.GetAsync(before, TestContext.Current.CancellationToken);

        var provinces = await client.Communes.ListProvincesAsync(TestContext.Current.CancellationToken).Within(Within.AMinute);

        Assert.NotEmpty(provinces.Provinces);
    }

    [Fact]
    public async Task Token_that_stays_wrong_is_a_refusal_after_one_renewal()
    {
        await desk.CommandAsync(new { fault = "wrong_audience" });

        var refused = await Assert.ThrowsAsync<HubRefusalException>(() => client.Communes.ListProvincesAsync(TestContext.Current.CancellationToken).Within(Within.AMinute));

        Assert.Equal("CREDENTIALS_INVALID", refused.ReasonName);
    }

    [Fact]
    public async Task Call_waits_for_an_authorisation_server_that_is_away()
    {
        await desk.CommandAsync(new { fault = "unavailable", times = 2 });

        var provinces = await client.Communes.ListProvincesAsync(TestContext.Current.CancellationToken).Within(Within.AMinute);

        Assert.NotEmpty(provinces.Provinces);
    }

    [Fact]
    public async Task Watch_goes_on_past_the_end_of_its_token()
    {
        await desk.CommandAsync(new { life_seconds = 2 });
        using var ending = new CancellationTokenSource(Within.AMinute);
        await using var watch = client.Filings.WatchAsync("communes/-", FilingsClient.Beginning, ending.Token).GetAsyncEnumerator(ending.Token);
        await SubmitAsync(1);
        Assert.True(await watch.MoveNextAsync());
        var first = await tokens.GetAsync(null, ending.Token);

        await Within.Until(Within.AMinute, async () => await tokens.GetAsync(null, ending.Token) != first);
        var later = await SubmitAsync(2);

        while (watch.Current.Event.Filing != later)
        {
            Assert.True(await watch.MoveNextAsync());
        }
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
        await File.WriteAllTextAsync(secretFile, "sandbox");
        tokens = new ClientCredentialsTokenSource(new ClientCredentialsOptions { TokenEndpoint = desk.Endpoint, ClientId = "vendor-a", SecretFile = secretFile });
        client = new HubClient(new HubClientOptions { Address = hub.Grpc, TokenSource = tokens, FirstBackoff = TimeSpan.FromMilliseconds(10), HeartbeatInterval = TimeSpan.FromSeconds(1) });
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        tokens.Dispose();
        desk.Dispose();
        await hub.DisposeAsync();
        await database.DisposeAsync();
        await sandbox.DisposeAsync();
        File.Delete(secretFile);
    }

    private async Task<string> SubmitAsync(int number) =>
        (await client.Filings.SubmitAsync(RealFilings.Birth(number), TestContext.Current.CancellationToken)).Filing.Name;
}
