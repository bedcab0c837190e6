using System.CommandLine;
using IntegrationHub.Cli.Identities;
using IntegrationHub.Cli.Serve;

namespace IntegrationHub.Cli.Privacy;

/// <summary><c>hub privacy keys</c>: the file of master keys, without a running hub. The server's program does the work.</summary>
internal static class MasterKeysCommands
{
    private static readonly Dictionary<string, string> Unchanged = [];

    public static Command Create()
    {
        var file = new Option<string?>("--file") { Description = "The file. Default: privacy-keys in the hub's data directory.", HelpName = "FILE", Recursive = true };
        var id = new Argument<string>("id") { Description = "Id of the key; 'hub privacy state' shows which ones are unused." };
        var remove = new Command("remove", "Takes a key out of the file. A hub that still needs it does not start.") { id };
        var list = new Command("list", "Lists the ids of the keys, the newest last.");
        var rotate = new Command("rotate", "Adds a new key. Hubs write under it at once, and move what is stored to it.");
        list.SetAction((parsed, cancellationToken) => RunAsync(["list"], parsed, cancellationToken));
        rotate.SetAction((parsed, cancellationToken) => RunAsync(["rotate"], parsed, cancellationToken));
        remove.SetAction((parsed, cancellationToken) => RunAsync(["remove", parsed.GetRequiredValue(id)], parsed, cancellationToken));
        return new Command("keys", """
            The master keys, on the hub's machine.

            Who has the file and the database reads everything; without the file nobody does. Keys are never shown.
            """)
        {
            file, list, rotate, remove,
        };

        async Task<int> RunAsync(string[] verb, ParseResult parsed, CancellationToken cancellationToken)
        {
            IEnumerable<string?[]> all =
            [
                ["--privacy-keys", .. verb],
                parsed.GetValue(file) is { } named ? ["--Privacy:KeyFile", Path.GetFullPath(named)] : [],
                // The group's option: where the hub is whose identity other commands show.
                HubData.Of(parsed.GetValue<string?>("--data")) is { } root ? ["--Storage:DataDirectory", Path.GetFullPath(root)] : [],
            ];
            using var child = ChildProgram.Start(ProgramLocation.Server, all.SelectMany(part => part).OfType<string>(), Unchanged);
            return await child.RunToEndAsync(cancellationToken) == 0 ? ExitCode.Done : ExitCode.Failed;
        }
    }
}
