using IntegrationHub.EndToEnd.Processes;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.EndToEnd.Access;

/// <summary>A hub started as the README says, and the command line beside it. Nothing was set up.</summary>
public sealed class RunningHub : IAsyncLifetime
{
    private readonly DataFolder data = new();
    private SandboxProcess? sandbox;
    private HubProcess? hub;

    internal HubProcess Hub => hub ?? throw new InvalidOperationException("The hub is not started.");

    internal string Data => data.Root;

    /// <summary>Runs a command that calls the hub, with the hub's own identity unless the arguments name another.</summary>
    internal Task<Ran> CallAsync(params string[] arguments) => RunAsync([.. arguments, "--hub", Hub.Grpc.ToString(), "--data", Data]);

    /// <summary>Runs a command of the authority.</summary>
    internal Task<Ran> AuthorityAsync(params string[] arguments) => RunAsync(["ca", .. arguments, "--data", Data]);

    internal static async Task<Ran> RunAsync(params string[] arguments)
    {
        await using var child = ChildProcess.StartDotnet(ProgramFile.CommandLine, arguments);
        var code = await child.EndAsync(Within.FiveMinutes);
        return new Ran(code, child.Output, child.Errors);
    }

    public async ValueTask InitializeAsync()
    {
        sandbox = await SandboxProcess.StartAsync();
        hub = await HubProcess.StartAsync(data, sandbox.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        await sandbox!.DisposeAsync();
        await data.DisposeAsync();
    }
}

/// <summary>How a command ended.</summary>
internal sealed record Ran(int Code, string Output, string Errors);
