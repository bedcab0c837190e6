using IntegrationHub.Filings.V1;
using IntegrationHub.Lanes.V1;
using Xunit;

namespace IntegrationHub.TestKit;

/// <summary>A hub with a database and a sandbox of its own, for the tests of one class.</summary>
public sealed class RunningHub(PostgresServer server) : IAsyncLifetime
{
    private TestDatabase? database;
    private HubHost? hub;

    /// <summary>The portal it delivers to.</summary>
    public SandboxHost Sandbox { get; } = new();

    /// <summary>The hub.</summary>
    public HubHost Hub => hub ?? throw new InvalidOperationException("The hub is not started yet.");

    /// <summary>Its store.</summary>
    public TestDatabase Database => database ?? throw new InvalidOperationException("The database is not made yet.");

    /// <summary>Filings by gRPC.</summary>
    public FilingService.FilingServiceClient Filings => new(Hub.Channel);

    /// <summary>Attachments by gRPC.</summary>
    public AttachmentService.AttachmentServiceClient Attachments => new(Hub.Channel);

    /// <summary>Lanes by gRPC.</summary>
    public LaneService.LaneServiceClient Lanes => new(Hub.Channel);

    /// <summary>Starts all three.</summary>
    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(server);
        await Sandbox.InitializeAsync();
        hub = await HubHost.StartAsync(database, Sandbox.Address);
    }

    /// <summary>Stops all three and verifies the log.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (hub is not null)
            {
                await hub.DisposeAsync();
            }
        }
        finally
        {
            await Sandbox.DisposeAsync();
            if (database is not null)
            {
                await database.DisposeAsync();
            }
        }
    }
}
