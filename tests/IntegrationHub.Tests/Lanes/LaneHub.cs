using Grpc.Core;
using IntegrationHub.Lanes;
using IntegrationHub.Lanes.V1;
using IntegrationHub.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace IntegrationHub.Tests.Lanes;

/// <summary>A hub on a manual clock that serves two lanes which rest for ever: what is in them is a test's own doing.</summary>
public sealed class LaneHub(PostgresServer server) : IAsyncLifetime
{
    private readonly TestDatabase database = new(server);
    private HubHost? host;

    public ManualClock Clock { get; } = new();

    internal PromiseTable Alpha => new(database.Database, "alpha");

    internal PromiseTable Beta => new(database.Database, "beta");

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        await TableRows.ExecuteAsync(database, "INSERT INTO lane (lane, rest_until) VALUES ('alpha', 'infinity'), ('beta', 'infinity')");
        host = await HubHost.StartAsync(database, portal: null, Clock, replace: services => services
            .RemoveAll<LaneRegistration>()
            // Listed by name, whatever the order they are registered in.
            .AddSingleton(Registration("beta"))
            .AddSingleton(Registration("alpha")));
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        await database.DisposeAsync();
    }

    /// <summary>Empties both lanes.</summary>
    internal Task ClearAsync() => TableRows.ExecuteAsync(database, "DELETE FROM outbox");

    internal async Task<IReadOnlyList<Lane>> LanesAsync() => (await Stub.ListLanesAsync(new(), Bounded())).Lanes;

    internal async Task<ListLaneItemsResponse> ItemsAsync(ListLaneItemsRequest request) => await Stub.ListLaneItemsAsync(request, Bounded());

    internal async Task<LaneItem> RetryAsync(string name, string? requestId = null) =>
        (await Stub.RetryLaneItemAsync(new() { Name = name, RequestId = requestId ?? NewFilings.RequestId() }, Bounded())).Item;

    private LaneService.LaneServiceClient Stub => new(host!.Channel);

    private static LaneRegistration Registration(string lane) => new(lane, Concurrency: 1, _ => (_, _) => Task.FromResult(true));

    private static CallOptions Bounded() =>
        new(deadline: (TimeProvider.System.GetUtcNow() + Within.AMinute).UtcDateTime, cancellationToken: TestContext.Current.CancellationToken);
}
