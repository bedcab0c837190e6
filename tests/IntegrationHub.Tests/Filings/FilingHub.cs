using IntegrationHub.Communes;
using IntegrationHub.Lanes;
using IntegrationHub.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace IntegrationHub.Tests.Filings;

/// <summary>
/// A hub whose promises stay where they are: no lane is served, so what a test sees of a filing
/// is its own doing.
/// </summary>
public sealed class FilingHub(PostgresServer server) : IAsyncLifetime
{
    private readonly TestDatabase database = new(server);
    private readonly Queue<string> unused = new();
    private HubHost? host;

    public FilingCaller Filings => new(Host.Channel);

    internal HubHost Host => host ?? throw new InvalidOperationException("The hub is not started yet.");

    internal TestDatabase Database => database;

    /// <summary>A commune that no other test files with.</summary>
    internal string FreshCommune() => $"communes/{unused.Dequeue()}";

    /// <summary>Such a hub on a clock and a database of its own.</summary>
    internal static Task<HubHost> StartAsync(TestDatabase database, TimeProvider? clock = null) =>
        HubHost.StartAsync(database, portal: null, clock, replace: services => services.RemoveAll<LaneRegistration>());

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        host = await StartAsync(database);
        string[] named = [LamDong.XuanHuong, LamDong.LamVien, LamDong.PhanThiet];
        foreach (var code in host.Services.GetRequiredService<CommuneDirectory>().ServedCodes.Where(c => !named.Contains($"communes/{c}")))
        {
            unused.Enqueue(code);
        }
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

/// <summary>The test classes that share one <see cref="FilingHub"/>, one after the other.</summary>
[CollectionDefinition]
public sealed class FilingTests : ICollectionFixture<FilingHub>;
