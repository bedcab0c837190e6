using IntegrationHub.TestKit;

namespace IntegrationHub.EndToEnd.Processes;

/// <summary>The real sandbox program on a free port.</summary>
internal sealed class SandboxProcess : IAsyncDisposable
{
    private readonly ChildProcess process;

    private SandboxProcess(ChildProcess process, Uri address)
    {
        this.process = process;
        Address = address;
        Control = new SandboxControl(address);
    }

    public Uri Address { get; }

    public SandboxControl Control { get; }

    public static async Task<SandboxProcess> StartAsync(params string[] settings)
    {
        var process = ChildProcess.StartDotnet(
            ProgramFile.Sandbox, ["--urls", "http://127.0.0.1:0", .. settings], new Dictionary<string, string> { ["SANDBOX_PASSWORD"] = HubSecret.Portal });
        var line = await process.LineAsync("The sandbox is ready", Within.AMinute);
        return new SandboxProcess(process, new Uri(line[line.IndexOf("http://", StringComparison.Ordinal)..]));
    }

    public async ValueTask DisposeAsync()
    {
        Control.Dispose();
        await process.DisposeAsync();
    }
}
