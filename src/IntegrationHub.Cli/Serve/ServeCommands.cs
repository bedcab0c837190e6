using System.CommandLine;
using IntegrationHub.Cli.Identities;
using IntegrationHub.Cli.Output;

namespace IntegrationHub.Cli.Serve;

/// <summary><c>hub serve</c>, <c>hub sandbox</c> and <c>hub migrate</c>: programs of their own, started from here.</summary>
internal static class ServeCommands
{
    private static readonly Dictionary<string, string> Unchanged = [];

    private static readonly Option<string?> Data = new("--data")
    {
        Description = "Where the private database cluster and the hub's own certificates live. Default: $HUB_DATA, else a folder of the system's or the user's.",
        HelpName = "DIR",
    };

    public static Command Serve(Terminal terminal) => Create(terminal, ProgramLocation.Server, [], "serve", """
        Runs the hub until Ctrl+C.

        Everything behind the command goes to the hub. Most used:
          --Hub:GrpcUrl https://127.0.0.1:7080     where gRPC is served; http:// behind a proxy, for access tokens alone
          --Hub:HttpUrl http://127.0.0.1:7081      where pages, jobs and health are served
          --Portal:BaseUrl http://127.0.0.1:7090   the national portal, or the sandbox
          --Portal:UserName H36
        Secrets go by environment, never on the command line: Portal__Password, Storage__ConnectionString.
        """);

    public static Command Migrate(Terminal terminal) => Create(terminal, ProgramLocation.Server, ["--migrate-only"], "migrate", """
        Brings the database to this version's schema and ends.

        Everything behind the command goes to the hub, as with 'hub serve'.
        """);

    public static Command Sandbox(Terminal terminal) => Create(terminal, ProgramLocation.Sandbox, [], "sandbox", """
        Runs the stand-in for the national services until Ctrl+C.

        Everything behind the command goes to the sandbox:
          --urls http://127.0.0.1:7090             where it is served
          --scanner-port 3310                      where a stand-in of ClamAV's daemon listens; without it there is none
        The password it asks for comes by environment: SANDBOX_PASSWORD (default "sandbox").
        """);

    private static Command Create(Terminal terminal, ProgramLocation location, string[] first, string name, string description)
    {
        var command = new Command(name, description) { TreatUnmatchedTokensAsErrors = false };
        if (location == ProgramLocation.Server)
        {
            command.Options.Add(Data);
        }

        command.SetAction(async (parsed, cancellationToken) =>
        {
            await terminal.Out.FlushAsync(cancellationToken);
            using var child = ChildProgram.Start(location, [.. first, .. Behind(parsed)], Unchanged);
            return await child.RunToEndAsync(cancellationToken) == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    /// <summary>What the program is started with, of what was written behind the command.</summary>
    public static IEnumerable<string> Behind(ParseResult parsed) =>
        parsed.CommandResult.Command.Options.Contains(Data) && HubData.Of(parsed.GetValue(Data)) is { } folder
            ? ["--Storage:DataDirectory", Path.GetFullPath(folder), .. parsed.UnmatchedTokens]
            : parsed.UnmatchedTokens;
}
