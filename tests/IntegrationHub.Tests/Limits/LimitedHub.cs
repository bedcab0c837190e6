using Grpc.Net.Client;
using IntegrationHub.Communes.V1;
using IntegrationHub.Lanes;
using IntegrationHub.TestKit;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace IntegrationHub.Tests.Limits;

/// <summary>A hub with a database of its own and one limit so low that a test reaches it.</summary>
internal sealed class LimitedHub : IAsyncDisposable
{
    private LimitedHub(TestDatabase database, HubHost host) => (Database, Host) = (database, host);

    public TestDatabase Database { get; }

    public HubHost Host { get; }

    /// <summary>Starts one that delivers nothing.</summary>
    public static async Task<LimitedHub> StartAsync(PostgresServer server, params (string Setting, string Value)[] limits)
    {
        var database = await TestDatabase.CreateAsync(server);
        var host = await HubHost.StartAsync(
            database, portal: null, settings: limits.ToDictionary(l => l.Setting.Contains(':', StringComparison.Ordinal) ? l.Setting : $"Limits:{l.Setting}", l => (string?)l.Value),
            replace: services => services.RemoveAll<LaneRegistration>());
        return new LimitedHub(database, host);
    }

    /// <summary>A call that reads nothing from the store.</summary>
    public static async Task CallAsync(GrpcChannel channel) =>
        await new CommuneService.CommuneServiceClient(channel).ListProvincesAsync(new ListProvincesRequest(), cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Calls as fast as it can until refused; the refusal.</summary>
    public static async Task<Refused> HammerAsync(GrpcChannel channel, int most = 200)
    {
        for (var i = 0; i < most; i++)
        {
            if (await Record.ExceptionAsync(() => CallAsync(channel)) is { } refused)
            {
                return await Refused.ByAsync(() => Task.FromException(refused));
            }
        }

        throw new InvalidOperationException($"{most} calls were all taken.");
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Database.DisposeAsync();
    }
}
