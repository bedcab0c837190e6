using IntegrationHub.Client;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.EndToEnd;

/// <summary>A hub, the sandbox and a commune's client for each test, joined by the real wire.</summary>
public abstract class WiredTest(PostgresServer server) : IAsyncLifetime
{
    private TestDatabase? database;

    private protected SandboxHost Portal { get; } = new();

    private protected HubHost Hub { get; private set; } = null!;

    private protected HubClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Portal.InitializeAsync();
        database = await TestDatabase.CreateAsync(server);
        Hub = await HubHost.StartAsync(database, Portal.Address, settings: new Dictionary<string, string?>
        {
            // A portal that fails on command is not left alone for long.
            ["Portal:BreakDuration"] = "00:00:00.5",
            ["Lanes:Rest"] = "00:00:00.2",
        });
        Client = new HubClient(new HubClientOptions
        {
            Address = Hub.Grpc,
            TokenSource = new EveryoneToken(Hub, TimeProvider.System),
            HeartbeatInterval = TimeSpan.FromSeconds(5),
        });
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Client.Dispose();
        await Hub.DisposeAsync();
        await Portal.DisposeAsync();
        await database!.DisposeAsync();
    }

    private protected async Task<Filing> SubmitAsync(SubmitFilingRequest request) =>
        (await Client.Filings.SubmitAsync(request, TestContext.Current.CancellationToken)).Filing;

    private protected async Task<Filing> ReadAsync(Filing filing) =>
        (await Client.Filings.GetAsync(new GetFilingRequest { Name = filing.Name }, TestContext.Current.CancellationToken)).Filing;

    /// <summary>How often the portal was asked for a service, and about which dossier.</summary>
    private protected async Task<int> CallsAsync(string service, string? code = null) => (await Portal.CallsAsync()).Count(call =>
        call.GetProperty("service").GetString() == service && (code is null || call.GetProperty("ma_ho_so").GetString() == code));

    /// <summary>The portal took the dossier as new once.</summary>
    private protected async Task AssertThereOnceAsync(Filing filing)
    {
        var dossier = await Portal.FindAsync(filing.Code);
        Assert.Equal(1, dossier?.GetProperty("inserts").GetInt32());
        Assert.Equal(0, (await Portal.SummaryAsync()).GetProperty("doubles").GetInt32());
    }
}
