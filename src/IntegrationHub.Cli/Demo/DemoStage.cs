using System.Security.Cryptography;
using IntegrationHub.Cli.Identities;
using IntegrationHub.Cli.Serve;
using IntegrationHub.Client;

namespace IntegrationHub.Cli.Demo;

/// <summary>A hub and a sandbox of the demonstration's own, with all they write in one temporary folder.</summary>
internal sealed class DemoStage : IAsyncDisposable
{
    // A first start may have to fetch PostgreSQL, which takes its time.
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(5);

    private readonly bool keep;
    private readonly ChildLog sandboxLog;
    private readonly ChildLog hubLog;
    private readonly List<ChildProgram> children = [];

    private DemoStage(bool keep)
    {
        this.keep = keep;
        Folder = NewFolder();
        sandboxLog = new ChildLog(Path.Combine(Folder, "sandbox.log"));
        hubLog = new ChildLog(Path.Combine(Folder, "hub.log"));
        var ports = FreePorts.Take(7080, 7081, 7090);
        (Grpc, Pages, Sandbox) = (Loopback("https", ports[0]), Loopback("http", ports[1]), Loopback("http", ports[2]));
    }

    public string Folder { get; }

    /// <summary>The hub's data directory.</summary>
    public string Data => Path.Combine(Folder, "data");

    public Uri Grpc { get; }

    public Uri Pages { get; }

    public Uri Sandbox { get; }

    public static async Task<DemoStage> StartAsync(bool keep, TimeProvider clock, CancellationToken cancellationToken)
    {
        var stage = new DemoStage(keep);
        try
        {
            var password = RandomNumberGenerator.GetHexString(32);
            await stage.StartSandboxAsync(password, clock, cancellationToken);
            await stage.StartHubAsync(password, clock, cancellationToken);
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
        foreach (var child in children.AsEnumerable().Reverse())
        {
            await child.EndAsync();
            child.Dispose();
        }

        hubLog.Dispose();
        sandboxLog.Dispose();
        if (!keep)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private async Task StartSandboxAsync(string password, TimeProvider clock, CancellationToken cancellationToken)
    {
        var environment = new Dictionary<string, string> { ["SANDBOX_PASSWORD"] = password };
        var child = ChildProgram.Start(ProgramLocation.Sandbox, ["--urls", Address(Sandbox)], environment, sandboxLog);
        children.Add(child);
        await child.AnswersAsync("sandbox", new Uri(Sandbox, "control/summary"), sandboxLog, LongestStart, clock, cancellationToken);
    }

    private async Task StartHubAsync(string password, TimeProvider clock, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "--Hub:GrpcUrl", Address(Grpc),
            "--Hub:HttpUrl", Address(Pages),
            "--Storage:DataDirectory", Data,
            "--Portal:BaseUrl", Address(Sandbox),
            "--Portal:UserName", "H36",
            // A demonstration is watched: what waits seconds or minutes in service waits less here, and nothing else differs.
            "--Deliveries:FirstDelay", "00:00:00.25",
            "--Deliveries:LongestDelay", "00:00:02",
            "--Lanes:PollInterval", "00:00:00.25",
            "--Lanes:Rest", "00:00:01",
            "--Portal:BreakDuration", "00:00:01",
        ];
        var environment = new Dictionary<string, string> { ["Portal__Password"] = password };
        var child = ChildProgram.Start(ProgramLocation.Server, arguments, environment, hubLog);
        children.Add(child);
        await child.AnswersAsync("hub", new Uri(Pages, "health"), hubLog, LongestStart, clock, cancellationToken);
    }

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

    private static Uri Loopback(string scheme, int port) => new($"{scheme}://127.0.0.1:{port}");

    private static string Address(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
