using Grpc.Net.Client;
using IntegrationHub.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace IntegrationHub.TestKit;

/// <summary>
/// A whole hub in this process: real gRPC over loopback, real Hangfire, on a test's database.
/// Disposing it verifies its log.
/// </summary>
public sealed class HubHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private HubHost(WebApplication app, LogGuard log, GrpcChannel channel) => (this.app, Log, Channel) = (app, log, channel);

    /// <summary>What the hub logs. An unexpected Error fails the test at the end.</summary>
    public LogGuard Log { get; }

    /// <summary>Speaks gRPC to the hub.</summary>
    public GrpcChannel Channel { get; }

    /// <summary>Where gRPC is served.</summary>
    public Uri Grpc => app.Services.GetRequiredService<HubAddresses>().Grpc;

    /// <summary>Where pages and files are served.</summary>
    public Uri Http => app.Services.GetRequiredService<HubAddresses>().Http;

    internal IServiceProvider Services => app.Services;

    /// <summary>Starts a hub.</summary>
    /// <param name="database">Its store.</param>
    /// <param name="portal">Where the portal is; null: nowhere, nothing is delivered.</param>
    /// <param name="clock">Its clock; null: the system's.</param>
    /// <param name="settings">Further settings, by configuration key.</param>
    /// <param name="replace">Replaces services after all are registered.</param>
    public static async Task<HubHost> StartAsync(
        TestDatabase database, Uri? portal, TimeProvider? clock = null,
        IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? replace = null)
    {
        var (app, log) = await BuildAsync(database, portal, clock, settings, replace);
        await app.StartAsync();
        return new HubHost(app, log, GrpcChannel.ForAddress(app.Services.GetRequiredService<HubAddresses>().Grpc));
    }

    /// <summary>Builds a hub that is not started: nothing listens, nothing runs in the background.</summary>
    internal static async Task<(WebApplication App, LogGuard Log)> BuildAsync(
        TestDatabase database, Uri? portal, TimeProvider? clock, IReadOnlyDictionary<string, string?>? settings, Action<IServiceCollection>? replace)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Hub:GrpcUrl"] = "http://127.0.0.1:0",
            ["Hub:HttpUrl"] = "http://127.0.0.1:0",
            // Port 9 discards: nobody listens there.
            ["Portal:BaseUrl"] = (portal ?? new Uri("http://127.0.0.1:9")).ToString(),
            ["Portal:Password"] = "sandbox",
            ["Deliveries:FirstDelay"] = "00:00:00.05",
            ["Deliveries:LongestDelay"] = "00:00:01",
            ["Lanes:PollInterval"] = "00:00:00.2",
        }).AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        var log = new LogGuard();
        if (clock is not null)
        {
            builder.Services.AddSingleton(clock);
        }

        var app = await HubApplication.BuildAsync(builder, database.Storage, replace, TestContext.Current.CancellationToken);
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        return (app, log);
    }

    /// <summary>Stops as a SIGTERM would, while its callers are still connected.</summary>
    public Task StopAsync() => app.StopAsync();

    /// <summary>Stops where it did not yet, then verifies the log.</summary>
    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        Log.Verify();
    }
}
