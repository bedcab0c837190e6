using IntegrationHub.Cli.Demo;
using IntegrationHub.Cli.Identities;
using IntegrationHub.Cli.Serve;
using IntegrationHub.Client;
using IntegrationHub.Storage;
using IntegrationHub.Storage.Cluster;
using Microsoft.Extensions.Logging.Abstractions;

namespace IntegrationHub.Benchmarks.Stage;

/// <summary>A private cluster exactly as in production, fsync on, in a temporary folder; hubs and sandboxes are processes of their own beside it.</summary>
internal sealed class BenchmarkStage : IAsyncDisposable
{
    /// <summary>Nobody listens there: only the acceptance is measured, while the lane rests.</summary>
    public static readonly Uri NoPortal = new("http://127.0.0.1:9");

    private readonly string folder;
    private readonly PrivateCluster cluster;

    private BenchmarkStage(string folder, PrivateCluster cluster) => (this.folder, this.cluster) = (folder, cluster);

    /// <summary>Folder of the server's socket.</summary>
    public string Sockets => new ClusterFolder(Data(folder)).Sockets;

    /// <summary>Processor time of PostgreSQL so far.</summary>
    public TimeSpan Cpu => ServerCpu.Of(new ClusterFolder(Data(folder)).PidFile);

    /// <summary>A folder for what a measurement writes.</summary>
    public string Scratch => Directory.CreateDirectory(Path.Combine(folder, "scratch")).FullName;

    public static async Task<BenchmarkStage> StartAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("hub-benchmark-").FullName;
        // Started as root, PostgreSQL runs as another user, who must reach the data folder below.
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        var options = new StorageOptions { DataDirectory = Data(folder) };
        return new BenchmarkStage(folder, await PrivateCluster.JoinAsync(options, NullLogger.Instance, cancellationToken));
    }

    /// <summary>A hub over the cluster's own database, as an operator starts it.</summary>
    public Task<RunningProgram> StartHubAsync(Uri portal, CancellationToken cancellationToken) =>
        StartHubAsync(portal, ProgramLocation.Server, [], cancellationToken);

    /// <summary>A hub that another program serves when it is started with these words.</summary>
    public async Task<RunningProgram> StartHubAsync(Uri portal, ProgramLocation program, string[] words, CancellationToken cancellationToken)
    {
        // Both at once: a port that is free again may be found twice.
        var addresses = FreePorts.Take(0, 0).Select(Loopback).ToArray();
        var (grpc, pages) = (new UriBuilder(addresses[0]) { Scheme = Uri.UriSchemeHttps }.Uri, addresses[1]);
        string[] arguments =
        [
            .. words,
            "--Hub:GrpcUrl", grpc.GetLeftPart(UriPartial.Authority),
            "--Hub:HttpUrl", pages.GetLeftPart(UriPartial.Authority),
            "--Storage:DataDirectory", Data(folder),
            // One organisation makes all calls: what is measured is the hub, not its limit.
            "--Limits:CallsPerSecond", "100000",
            "--Portal:BaseUrl", portal.GetLeftPart(UriPartial.Authority),
        ];
        var password = new Dictionary<string, string> { ["Portal__Password"] = "sandbox" };
        return await RunningProgram.StartAsync(
            program, arguments, password, Path.Combine(folder, "hub.log"),
            grpc, new Uri(pages, "health"), cancellationToken);
    }

    /// <summary>A client of the hub, with the certificate that the hub made for its own user.</summary>
    public HubClient Connect(RunningProgram hub)
    {
        var local = new LocalIdentity(Data(folder));
        return new HubClient(new HubClientOptions
        {
            Address = hub.Address,
            ClientCertificate = local.Certificate(hub.Address),
            ServerAuthorities = local.Authorities,
        });
    }

    public Task<RunningProgram> StartSandboxAsync(Uri address, CancellationToken cancellationToken) => RunningProgram.StartAsync(
        ProgramLocation.Sandbox, ["--urls", address.GetLeftPart(UriPartial.Authority)], new Dictionary<string, string>(),
        Path.Combine(folder, "sandbox.log"), address, new Uri(address, "control/summary"), cancellationToken);

    /// <summary>An address on loopback where nobody listens yet.</summary>
    public static Uri FreeAddress() => Loopback(FreePorts.Take(0)[0]);

    /// <summary>The hub's own database.</summary>
    public Task<HubStorage> OpenHubDatabaseAsync(CancellationToken cancellationToken) => OpenAsync(PrivateCluster.DatabaseName, cancellationToken);

    /// <summary>A further database of the cluster.</summary>
    public async Task<HubStorage> CreateDatabaseAsync(string name, CancellationToken cancellationToken)
    {
        await using (var maintenance = await OpenAsync("postgres", cancellationToken))
        {
            await using var create = maintenance.Database.Source.CreateCommand($"CREATE DATABASE {name}");
            await create.ExecuteNonQueryAsync(cancellationToken);
        }

        return await OpenAsync(name, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await cluster.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private Task<HubStorage> OpenAsync(string database, CancellationToken cancellationToken) => HubStorage.OpenAsync(
        new StorageOptions { ConnectionString = cluster.ConnectionString(database) }, NullLoggerFactory.Instance, TimeProvider.System, cancellationToken);

    private static Uri Loopback(int port) => new($"http://127.0.0.1:{port}");

    private static string Data(string folder) => Path.Combine(folder, "data");
}
