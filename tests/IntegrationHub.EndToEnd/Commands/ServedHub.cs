using IntegrationHub.EndToEnd.Processes;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.EndToEnd.Commands;

/// <summary>A hub with its portal, and the command <c>hub</c> as a process that talks to it.</summary>
public sealed class ServedHub(PostgresServer server) : IAsyncLifetime
{
    // The portal refused a filing: a test makes it do so.
    private const int FilingRefused = 1103;

    private readonly string tokenFile = Path.GetTempFileName();
    private TestDatabase? database;
    private HubHost? hub;

    public SandboxHost Portal { get; } = new();

    /// <summary>The hub's file of master keys.</summary>
    public string PrivacyKeys => database!.PrivacyKeys;

    /// <summary>Starts the command; its end is the caller's to wait for.</summary>
    internal ChildProcess Start(params string[] arguments) => ChildProcess.StartDotnet(
        ProgramFile.CommandLine, arguments, new Dictionary<string, string> { ["HUB_ADDRESS"] = hub!.Grpc.ToString(), ["HUB_TOKEN_FILE"] = tokenFile });

    /// <summary>Runs the command to its end.</summary>
    internal async Task<CommandRun> RunAsync(params string[] arguments)
    {
        await using var command = Start(arguments);
        var code = await command.EndAsync(Within.FiveMinutes);
        return new CommandRun(code, command.Output, command.Errors);
    }

    public async ValueTask InitializeAsync()
    {
        await Portal.InitializeAsync();
        database = await TestDatabase.CreateAsync(server);
        hub = await HubHost.StartAsync(database, Portal.Address);
        hub.Log.Allow(FilingRefused);
        await File.WriteAllTextAsync(tokenFile, hub.Issuer.Token(HubHost.Everyone, TimeProvider.System.GetUtcNow()), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await hub!.DisposeAsync();
        await Portal.DisposeAsync();
        await database!.DisposeAsync();
        File.Delete(tokenFile);
    }
}

/// <summary>How a command ended and what it wrote.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Errors);
