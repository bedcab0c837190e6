using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Filings;

/// <summary>As <see cref="FilingHub"/>, on a clock that stands until a test advances it. For one test class.</summary>
public sealed class ClockedHub(PostgresServer server) : IAsyncLifetime
{
    private readonly TestDatabase database = new(server);
    private HubHost? host;

    public ManualClock Clock { get; } = new();

    public FilingCaller Filings => new(Host.Channel);

    internal HubHost Host => host ?? throw new InvalidOperationException("The hub is not started yet.");

    internal TestDatabase Database => database;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        host = await FilingHub.StartAsync(database, Clock);
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        await database.DisposeAsync();
    }
}
