using System.CommandLine;
using System.Globalization;
using IntegrationHub.Cli.Identities;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Serve;

namespace IntegrationHub.Cli.Authority;

/// <summary><c>hub ca</c>: a certificate authority in a folder. The server's program does the work; here is how it is asked.</summary>
internal sealed class CaCommands(Terminal terminal)
{
    private static readonly Dictionary<string, string> Unchanged = [];

    private readonly Option<string?> folder = new("--folder") { Description = "The authority's folder. Default: the hub's own, in its data directory.", HelpName = "DIR", Recursive = true };
    private readonly Option<string?> data = new("--data") { Description = "Data directory of the hub. Default: $HUB_DATA, else where 'hub serve' keeps it.", HelpName = "DIR", Recursive = true };

    public Command Create() => new("ca", """
        A certificate authority for the sandbox and small sites.

        Client certificates name an organisation in their subject alternative name. A hub trusts its own authority by
        itself; another's folder is named in Access:ClientAuthorities (ca.crt) and Access:RevocationLists (crl.pem).
        Keys are in files only their owner may read, and are never shown.
        """)
    {
        folder, data, Init(), Issue(), Revoke(), List(),
    };

    private Command Init()
    {
        var name = new Option<string?>("--name") { Description = "Name of the authority. Default: IntegrationHub and the machine's name.", HelpName = "NAME" };
        var command = new Command("init", "Makes the authority: ca.crt for everybody, ca.key for nobody.") { name };
        command.SetAction((parsed, cancellationToken) => RunAsync("init", parsed, [Setting("Name", parsed.GetValue(name))], cancellationToken));
        return command;
    }

    private Command Issue()
    {
        var organisation = new Argument<string?>("organisation") { Description = "Id of the organisation the client speaks for. Example: vendor-a", Arity = ArgumentArity.ZeroOrOne };
        var server = new Option<string[]>("--server") { Description = "Instead: DNS name or address of a server; may be repeated.", HelpName = "HOST", DefaultValueFactory = _ => [] };
        var days = new Option<int?>("--days") { Description = "How long it counts. Default: 90 days, at most 825.", HelpName = "N" };
        var target = new Option<string?>("--out") { Description = "Where certificate and key are written. Default: 'issued' in the authority's folder.", HelpName = "DIR" };
        var command = new Command("issue", "Issues a certificate with a new key, for a client or a server.") { organisation, server, days, target };
        command.SetAction((parsed, cancellationToken) =>
        {
            List<string?[]> settings =
            [
                Setting("Organisation", parsed.GetValue(organisation)),
                Setting("Days", parsed.GetValue(days)?.ToString(CultureInfo.InvariantCulture)),
                Setting("Out", Full(parsed.GetValue(target))),
                .. parsed.GetValue(server)!.Select((host, index) => Setting($"Servers:{index}", host)),
            ];
            return RunAsync("issue", parsed, settings, cancellationToken);
        });
        return command;
    }

    private Command Revoke()
    {
        var what = new Argument<string>("certificate") { Description = "Serial number, or name: then all that were issued under it. See 'hub ca list'." };
        var command = new Command("revoke", "Takes certificates back; hubs that read the list refuse them from their next call on.") { what };
        command.SetAction((parsed, cancellationToken) => RunAsync("revoke", parsed, [Setting("Revoke", parsed.GetRequiredValue(what))], cancellationToken));
        return command;
    }

    private Command List()
    {
        var output = new SharedOptions().Output;
        var command = new Command("list", "Lists what was issued, and what was taken back.") { output };
        command.SetAction(parsed =>
        {
            var own = new LocalIdentity(HubData.Of(parsed.GetValue(data)) ?? LocalIdentity.DefaultData).Folder;
            var listing = IssuedListing.Read(parsed.GetValue(folder) ?? own);
            if (parsed.GetValue(output) == OutputFormat.Json)
            {
                terminal.Out.WriteLine(listing.ToJson());
            }
            else
            {
                ListingWriter.WriteTable(terminal, IssuedListing.Columns, listing.Certificates);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private async Task<int> RunAsync(string verb, ParseResult parsed, IEnumerable<string?[]> settings, CancellationToken cancellationToken)
    {
        IEnumerable<string?[]> all =
        [
            ["--ca", verb],
            Setting("Folder", Full(parsed.GetValue(folder))),
            HubData.Of(parsed.GetValue(data)) is { } root ? ["--Storage:DataDirectory", Full(root)] : [],
            .. settings,
        ];
        await terminal.Out.FlushAsync(cancellationToken);
        using var child = ChildProgram.Start(ProgramLocation.Server, all.SelectMany(part => part).OfType<string>(), Unchanged);
        return await child.RunToEndAsync(cancellationToken) == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static string?[] Setting(string name, string? value) => value is null ? [] : [$"--Ca:{name}", value];

    private static string? Full(string? path) => path is null ? null : Path.GetFullPath(path);
}
