using Grpc.Net.Client;
using IntegrationHub.Client;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.EndToEnd.Processes;

/// <summary>
/// The real server program on a data directory, called with TLS and a certificate of the authority it made there. May be killed or stopped, and started again at the same addresses.
/// </summary>
internal sealed class HubProcess : IAsyncDisposable
{
    // A start may create a cluster, recover one and load the reference rows, beside everything else the machine does.
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(4);

    // What the libraries say while a test keeps the store away is true, and they come back by themselves.
    private static readonly string[] Allowed = ["Health check store with status Unhealthy", "fail: Hangfire.Processing.BackgroundExecution"];

    private readonly List<ChildProcess> lives = [];
    private readonly string[] arguments;

    private HubProcess(string data, Uri portal, string[] settings)
    {
        Identity = TlsIdentity.LocalOf(data);
        Grpc = new Uri($"https://127.0.0.1:{FreePort.Take()}");
        Http = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        arguments =
        [
            "--Hub:GrpcUrl", Grpc.ToString(),
            "--Hub:HttpUrl", Http.ToString(),
            "--Storage:DataDirectory", data,
            "--Storage:MayInstallPostgres", "false",
            "--Portal:BaseUrl", portal.ToString(),
            // The shortest there is: what a killed hub had taken is anybody's again after it.
            "--Lanes:Lease", "00:00:10",
            // Its one organisation is everybody at once.
            "--Limits:CallsPerSecond", "100000",
            .. settings,
        ];
    }

    public Uri Grpc { get; }

    public Uri Http { get; }

    /// <summary>What the hub made for its own user.</summary>
    public TlsIdentity Identity { get; }

    /// <summary>The process of the present life.</summary>
    public ChildProcess Process => lives[^1];

    /// <summary>Starts a hub with its certificates in the folder, and its cluster too unless the settings name another; it answers on return.</summary>
    public static async Task<HubProcess> StartAsync(DataFolder data, Uri portal, params string[] settings)
    {
        var hub = new HubProcess(data.Root, portal, settings);
        await hub.StartAsync();
        return hub;
    }

    /// <summary>Starts the next life.</summary>
    public async Task StartAsync()
    {
        lives.Add(StartTwin());
        await Process.LineAsync("IntegrationHub is ready", LongestStart);
    }

    /// <summary>The same program with the same settings once more.</summary>
    public ChildProcess StartTwin(params string[] changes) => ChildProcess.StartDotnet(
        ProgramFile.Hub, [.. arguments, .. changes], new Dictionary<string, string> { ["Portal__Password"] = HubSecret.Portal });

    /// <summary>A commune system that goes on asking while the hub is away.</summary>
    public HubClient Connect() => new(new HubClientOptions
    {
        Address = Grpc,
        ClientCertificate = HubCertificate.FromPem(Identity.CertificatePath!, Identity.KeyPath!),
        ServerAuthorities = Identity.AuthorityPath,
        MaxAttempts = 100,
        MaxBackoff = TimeSpan.FromSeconds(2),
        HeartbeatInterval = TimeSpan.FromSeconds(5),
    });

    /// <summary>A gRPC client that is not ours. Dispose it before the hub.</summary>
    public GrpcChannel OpenChannel() => GrpcChannel.ForAddress(Grpc, new GrpcChannelOptions { HttpHandler = Identity.Handler(), DisposeHttpClient = true });

    /// <summary>Kill -9.</summary>
    public Task KillAsync() => Process.KillAsync();

    /// <summary>SIGTERM, and the end it leads to; the exit code.</summary>
    public async Task<int> StopAsync()
    {
        await Process.AskToEndAsync();
        return await Process.EndAsync(Within.AMinute);
    }

    /// <summary>Fails where any life, with its libraries, called something a person's business or died of itself.</summary>
    public void AssertNothingWrong()
    {
        Assert.DoesNotContain(lives.SelectMany(life => life.Output.Split('\n')), IsComplaint);
        Assert.All(lives, life => Assert.Empty(life.Errors));
    }

    private static bool IsComplaint(string line) =>
        (line.Contains(" fail: ", StringComparison.Ordinal) || line.Contains(" crit: ", StringComparison.Ordinal))
        && !Array.Exists(Allowed, words => line.Contains(words, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited)
        {
            await StopAsync();
        }

        foreach (var life in lives)
        {
            await life.DisposeAsync();
        }
    }
}
