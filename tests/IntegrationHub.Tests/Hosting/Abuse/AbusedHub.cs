using IntegrationHub.TestKit;
using IntegrationHub.Tests.Limits;
using Xunit;

namespace IntegrationHub.Tests.Hosting.Abuse;

/// <summary>A hub that is abused, and what must hold all the while.</summary>
public sealed class AbusedHub(PostgresServer server) : IAsyncLifetime
{
    private const long MostGrowthBytes = 48L * 1024 * 1024;

    private LimitedHub? hub;

    internal HubHost Host => hub!.Host;

    public async ValueTask InitializeAsync()
    {
        hub = await LimitedHub.StartAsync(server);
        await LimitedHub.CallAsync(Host.Channel);
    }

    public ValueTask DisposeAsync() => hub!.DisposeAsync();

    /// <summary>Runs an abuse; in the end another caller is answered and memory is as before. The log is looked at when the hub ends.</summary>
    internal async Task BearAsync(Func<Uri, Task> abuse)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await abuse(Host.Grpc);

        await LimitedHub.CallAsync(Host.Channel).Within(Within.AMinute);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, MostGrowthBytes);
    }
}
