using IntegrationHub.Client;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.EndToEnd.Processes;

/// <summary>
/// The real server program on a data directory. May be killed or stopped, and started again at the same addresses.
/// </summary>
internal sealed class HubProcess : IAsyncDisposable
{
    // A start may create a cluster, recover one and load the reference rows, beside everything else the machine does.
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(4);

    private readonly List<ChildProcess> lives = [];
    private readonly string[] arguments;

    private HubProcess(Uri portal, string[] settings)
    {
        Grpc = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        Http = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        arguments =
        [
            "--Hub:GrpcUrl", Grpc.ToString(),
            "--Hub:HttpUrl", Http.ToString(),
            "--Portal:BaseUrl", portal.ToString(),
            // The shortest there is: what a killed hub had taken is anybody's again after it.
            "--Lanes:Lease", "00:00:10",
            .. settings,
        ];
    }

    public Uri Grpc { get; }

    public Uri Http { get; }

    /// <summary>The process of the present life.</summary>
    public ChildProcess Process => lives[^1];

    /// <summary>Starts a hub with a cluster of its own in the folder; it answers on return.</summary>
    public static Task<HubProcess> StartAsync(DataFolder data, Uri portal, params string[] settings) =>
        StartAsync(portal, ["--Storage:DataDirectory", data.Root, "--Storage:MayInstallPostgres", "false", .. settings]);

    /// <summary>Starts a hub whose store the settings name.</summary>
    public static async Task<HubProcess> StartAsync(Uri portal, params string[] settings)
    {
        var hub = new HubProcess(portal, settings);
        await hub.StartAsync();
        return hub;
    }

    /// <summary>Starts the next life.</summary>
    public async Task StartAsync()
    {
        lives.Add(ChildProcess.StartDotnet(ProgramFile.Hub, arguments, new Dictionary<string, string> { ["Portal__Password"] = "sandbox" }));
        await Process.LineAsync("IntegrationHub is ready", LongestStart);
    }

    /// <summary>A commune system that goes on asking while the hub is away.</summary>
    public HubClient Connect() => new(new HubClientOptions
    {
        Address = Grpc,
        MaxAttempts = 100,
        MaxBackoff = TimeSpan.FromSeconds(2),
        HeartbeatInterval = TimeSpan.FromSeconds(5),
    });

    /// <summary>Kill -9.</summary>
    public Task KillAsync() => Process.KillAsync();

    /// <summary>SIGTERM, and the end it leads to; the exit code.</summary>
    public async Task<int> StopAsync()
    {
        await Process.AskToEndAsync();
        return await Process.EndAsync(Within.AMinute);
    }

    /// <summary>Fails where any life, with its libraries, called something a person's business or died of itself.</summary>
    public void AssertNothingWrong() => Assert.All(lives, life =>
    {
        Assert.DoesNotContain("fail:", life.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("crit:", life.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", life.Errors, StringComparison.Ordinal);
    });

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
