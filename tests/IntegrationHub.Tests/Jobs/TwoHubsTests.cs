using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Deliveries;
using Xunit;

namespace IntegrationHub.Tests.Jobs;

/// <summary>Hangfire keeps much in static places; the hubs of one process must not notice.</summary>
public sealed class TwoHubsTests(PostgresServer server)
{
    [Fact]
    public async Task A_second_hub_that_ends_takes_nothing_from_the_first()
    {
        await using var sandbox = new SandboxHost();
        await sandbox.InitializeAsync();
        await using var database = await TestDatabase.CreateAsync(server);
        await using var first = await HubHost.StartAsync(database, sandbox.Address);
        await using (var other = await TestDatabase.CreateAsync(server))
        await using (var second = await HubHost.StartAsync(other, sandbox.Address))
        {
            await DeliveredAsync(second);
        }

        var delivered = await DeliveredAsync(first);

        Assert.NotNull(await sandbox.FindAsync(delivered.Code));
    }

    [Fact]
    public async Task Hubs_that_start_at_once_each_deliver_what_they_accepted()
    {
        var found = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var sandbox = new SandboxHost();
            await sandbox.InitializeAsync();
            await using var database = await TestDatabase.CreateAsync(server);
            await using var hub = await HubHost.StartAsync(database, sandbox.Address);
            return await sandbox.FindAsync((await DeliveredAsync(hub)).Code) is not null;
        }));

        Assert.All(found, Assert.True);
    }

    private static async Task<Filing> DeliveredAsync(HubHost hub)
    {
        var filings = new FilingService.FilingServiceClient(hub.Channel);
        return await filings.DeliveredAsync((await filings.SubmitAsync()).Name);
    }
}
