using System.Security.Cryptography;
using IntegrationHub.Cli.Serve;

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
        (Grpc, Pages, Sandbox) = (Loopback(ports[0]), Loopback(ports[1]), Loopback(ports[2]));
    }

    public string Folder { get; }

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
            "--Storage:DataDirectory", Path.Combine(Folder, "data"),
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

    private static Uri Loopback(int port) => new($"http://127.0.0.1:{port}");

    private static string Address(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
