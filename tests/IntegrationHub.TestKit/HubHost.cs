using Grpc.Net.Client;
using IntegrationHub.Access;
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
    /// <summary>The organisation that <see cref="Channel"/> speaks for: it may call everything for every commune.</summary>
    public const string Everyone = "everyone";

    private static readonly string[] AllRpcs = [.. AccessRules.All.Select(r => r.Rpc)];

    private readonly WebApplication app;
    private readonly TestIssuer issuer;
    private readonly TestDatabase database;
    private readonly string keyFile;
    private readonly List<GrpcChannel> channels = [];

    private HubHost(WebApplication app, TestDatabase database, LogGuard log, TestIssuer issuer, string keyFile)
    {
        (this.app, this.database, Log, this.issuer, this.keyFile) = (app, database, log, issuer, keyFile);
        Channel = ChannelOf(Everyone);
    }

    /// <summary>What the hub logs. An unexpected Error fails the test at the end.</summary>
    public LogGuard Log { get; }

    /// <summary>Speaks gRPC to the hub for <see cref="Everyone"/>.</summary>
    public GrpcChannel Channel { get; }

    /// <summary>Makes the tokens the hub takes.</summary>
    public TestIssuer Issuer => issuer;

    /// <summary>Speaks gRPC for an organisation, entered with one grant where it is not there. Null communes or sectors: all.</summary>
    public async Task<GrpcChannel> ChannelForAsync(string organisation, string[]? communes, string[]? sectors = null, string[]? rpcs = null)
    {
        await AddOrganisationAsync(organisation, communes, sectors, rpcs);
        return ChannelOf(organisation);
    }

    /// <summary>Enters an organisation with one grant where it is not there, known by its token and by its certificate.</summary>
    public async Task AddOrganisationAsync(string organisation, string[]? communes = null, string[]? sectors = null, string[]? rpcs = null)
    {
        await TestOrganisation.AddAsync(database.Database, organisation, organisation, rpcs ?? AllRpcs, communes, sectors, Now);
        await app.Services.GetRequiredService<AccessDirectory>().ReloadAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Recognises an organisation by one more token, "{issuer} {client id}".</summary>
    public async Task AddIdentityAsync(string organisation, string token)
    {
        await TestOrganisation.AddIdentityAsync(database.Database, organisation, token);
        await app.Services.GetRequiredService<AccessDirectory>().ReloadAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Speaks gRPC with the token of a client, whether the hub knows it or not. Null: with none.</summary>
    public GrpcChannel ChannelOf(string? client) => ChannelWith(client is null ? null : () => issuer.Token(client, Now));

    /// <summary>Speaks gRPC with whatever token and certificate. Null: with none. Each channel has connections of its own.</summary>
    public GrpcChannel ChannelWith(Func<string>? token, TlsIdentity? identity = null)
    {
        var handler = identity?.Handler() ?? new SocketsHttpHandler { EnableMultipleHttp2Connections = true };
        var channel = GrpcChannel.ForAddress(Grpc, new GrpcChannelOptions
        {
            HttpHandler = token is null ? handler : new TokenHandler(token) { InnerHandler = handler },
            DisposeHttpClient = true,
        });
        channels.Add(channel);
        return channel;
    }

    /// <summary>Where gRPC is served.</summary>
    public Uri Grpc => app.Services.GetRequiredService<HubAddresses>().Grpc;

    /// <summary>Where pages and files are served.</summary>
    public Uri Http => app.Services.GetRequiredService<HubAddresses>().Http;

    internal IServiceProvider Services => app.Services;

    private DateTimeOffset Now => app.Services.GetRequiredService<TimeProvider>().GetUtcNow();

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
        var issuer = new TestIssuer();
        var keyFile = Path.Combine(Path.GetTempPath(), $"ih-evidence-{Guid.NewGuid():N}.pem");
        var (app, log) = await BuildAsync(database, portal, clock, [new("Evidence:KeyFile", keyFile), .. issuer.Settings, .. settings ?? new Dictionary<string, string?>()], replace);
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        await TestOrganisation.AddAsync(database.Database, Everyone, Everyone, AllRpcs, communes: null, sectors: null, now);
        await app.StartAsync();
        return new HubHost(app, database, log, issuer, keyFile);
    }

    /// <summary>Builds a hub that is not started: nothing listens, nothing runs in the background.</summary>
    internal static async Task<(WebApplication App, LogGuard Log)> BuildAsync(
        TestDatabase database, Uri? portal, TimeProvider? clock, IEnumerable<KeyValuePair<string, string?>>? settings, Action<IServiceCollection>? replace)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Hub:GrpcUrl"] = "http://127.0.0.1:0",
            ["Hub:HttpUrl"] = "http://127.0.0.1:0",
            // Port 9 discards: nobody listens there.
            ["Portal:BaseUrl"] = (portal ?? new Uri("http://127.0.0.1:9")).ToString(),
            ["Portal:Password"] = "sandbox",
            ["Privacy:KeyFile"] = database.PrivacyKeys,
            ["Deliveries:FirstDelay"] = "00:00:00.05",
            ["Deliveries:LongestDelay"] = "00:00:01",
            ["Lanes:PollInterval"] = "00:00:00.2",
            // One organisation makes all calls of a test, as fast as it can.
            ["Limits:CallsPerSecond"] = "100000",
            ["Limits:UnidentifiedCallsPerSecond"] = "100000",
            ["Limits:PageRequestsPerSecond"] = "100000",
            ["Limits:ConcurrentCalls"] = "10000",
            ["Limits:OpenStreams"] = "10000",
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
        channels.ForEach(channel => channel.Dispose());
        await app.StopAsync();
        await app.DisposeAsync();
        issuer.Dispose();
        File.Delete(keyFile);
        Log.Verify();
    }

    private sealed class TokenHandler(Func<string> token) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = new("Bearer", token());
            return base.SendAsync(request, cancellationToken);
        }
    }
}
