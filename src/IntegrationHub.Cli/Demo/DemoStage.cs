using System.Security.Cryptography;
using IntegrationHub.Cli.Identities;
using IntegrationHub.Cli.Serve;
using IntegrationHub.Client;

namespace IntegrationHub.Cli.Demo;

/// <summary>A hub and a sandbox of the demonstration's own, with all they write in one temporary folder.</summary>
internal sealed class DemoStage : IAsyncDisposable
{
    /// <summary>Ports of the hub and the sandbox unless something else has them.</summary>
    public const int UsualGrpc = 7080;
    public const int UsualPages = 7081;
    public const int UsualSandbox = 7090;

    private readonly bool keep;
    private DemoProgram? sandbox;
    private DemoProgram? hub;

    private DemoStage(bool keep)
    {
        this.keep = keep;
        Folder = NewFolder();
    }

    public string Folder { get; }

    /// <summary>The hub's data directory.</summary>
    public string Data => Path.Combine(Folder, "data");

    public Uri Grpc => hub!.Addresses[0];

    public Uri Pages => hub!.Addresses[1];

    public Uri Sandbox => sandbox!.Addresses[0];

    /// <param name="keep">Whether the folder stays.</param>
    /// <param name="tell">Hears what takes time.</param>
    /// <param name="clock">Measures it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<DemoStage> StartAsync(bool keep, Action<string> tell, TimeProvider clock, CancellationToken cancellationToken)
    {
        var stage = new DemoStage(keep);
        try
        {
            var password = RandomNumberGenerator.GetHexString(32);
            stage.sandbox = await DemoProgram.StartAsync(
                ProgramLocation.Sandbox,
                Ports(UsualSandbox),
                ports => ["--urls", Loopback(ports[0])],
                new Dictionary<string, string> { ["SANDBOX_PASSWORD"] = password },
                Path.Combine(stage.Folder, "sandbox.log"), tell, clock, cancellationToken);
            stage.hub = await DemoProgram.StartAsync(
                ProgramLocation.Server,
                Ports(UsualGrpc, UsualPages),
                stage.HubArguments,
                new Dictionary<string, string> { ["Portal__Password"] = password },
                Path.Combine(stage.Folder, "hub.log"), tell, clock, cancellationToken);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client with the certificate of an organisation. Null: of the hub's own user.</summary>
    public HubClient Connect(string? organisation, TimeProvider clock)
    {
        var local = new LocalIdentity(Data);
        var name = organisation is null ? Path.Combine(local.Folder, "local") : Path.Combine(local.Folder, "issued", organisation);
        return new HubClient(new HubClientOptions
        {
            Address = Grpc,
            ClientCertificate = HubCertificate.FromPem(name + ".crt", name + ".key"),
            ServerAuthorities = local.Authorities,
            TimeProvider = clock,
        });
    }

    public async ValueTask DisposeAsync()
    {
        // The hub first: it still talks to the sandbox while it ends.
        foreach (var program in new[] { hub, sandbox }.OfType<DemoProgram>())
        {
            await program.DisposeAsync();
        }

        if (!keep)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private string[] HubArguments(int[] ports) =>
    [
        "--Hub:GrpcUrl", Loopback(ports[0], "https"),
        "--Hub:HttpUrl", Loopback(ports[1]),
        "--Storage:DataDirectory", Data,
        "--Portal:BaseUrl", Sandbox.GetLeftPart(UriPartial.Authority),
        "--Portal:UserName", "H36",
        // A demonstration is watched: what waits seconds or minutes in service waits less here, and nothing else differs.
        "--Deliveries:FirstDelay", "00:00:00.25",
        "--Deliveries:LongestDelay", "00:00:02",
        "--Lanes:PollInterval", "00:00:00.25",
        "--Lanes:Rest", "00:00:01",
        "--Portal:BreakDuration", "00:00:01",
    ];

    // Where a usual port is taken the program takes a free one by itself: one found here could be gone by then.
    private static int[][] Ports(params int[] usual) =>
        FreePorts.Take(usual).SequenceEqual(usual) ? [usual, new int[usual.Length]] : [new int[usual.Length]];

    private static string NewFolder()
    {
        var folder = Directory.CreateTempSubdirectory("hub-demo-").FullName;
        if (!OperatingSystem.IsWindows())
        {
            // Started as root, the hub runs PostgreSQL as another user, who must reach the data folder below.
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        }

        return folder;
    }

    private static string Loopback(int port, string scheme = "http") => $"{scheme}://127.0.0.1:{port}";
}
