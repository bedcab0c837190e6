using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Access.V1;
using IntegrationHub.Cli.Output;

namespace IntegrationHub.Cli.Access;

/// <summary><c>hub access grants</c>: which role an organisation has for which communes.</summary>
internal static class GrantCommands
{
    private const string AllCommunes = "-";

    public static Command Create(SharedOptions shared, Terminal terminal) => new("grants", "Which role an organisation has, for which communes and sectors.")
    {
        List(shared, terminal),
        Add(shared, terminal),
        Revoke(shared, terminal),
    };

    private static Command List(SharedOptions shared, Terminal terminal)
    {
        var only = new Option<string?>("--organisation") { Description = "Only of this organisation.", HelpName = "ID" };
        return shared.Bind(new Command("list", "Lists grants.") { only, shared.Output }, async (hub, parsed, cancellationToken) =>
        {
            var name = parsed.GetValue(only) is { } id ? ArgumentText.Name("organisations", id) : null;
            var organisations = (await hub.Access.ListOrganisationsAsync(cancellationToken)).Organisations;
            var grants = organisations.Where(organisation => name is null || organisation.Name == name).SelectMany(organisation => organisation.Grants).ToList();
            ListingWriter.WriteAll(terminal, parsed.GetValue(shared.Output), AccessListing.Grants, grants);
            return ExitCode.Done;
        });
    }

    private static Command Add(SharedOptions shared, Terminal terminal)
    {
        var id = AccessCommands.OrganisationArgument();
        var role = new Argument<string>("role") { Description = "The role. Example: commune" };
        var communes = new Option<string[]>("--communes")
        {
            Description = "Codes of the communes, or '-' for all.", HelpName = "CODE", Required = true, AllowMultipleArgumentsPerToken = true,
        };
        var sectors = new Option<string[]>("--sectors")
        {
            Description = "Only procedures of these sectors, as the catalogue writes them. Default: all.", HelpName = "NAME", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [],
        };
        var until = new Option<DateTimeOffset?>("--until") { Description = "When it ends by itself. Default: when it is revoked.", HelpName = "INSTANT" };
        var command = new Command("create", "Gives an organisation a role.") { id, role, communes, sectors, until, shared.Output };
        return shared.Bind(command, async (hub, parsed, cancellationToken) =>
        {
            var grant = new Grant
            {
                Role = ArgumentText.Name("roles", parsed.GetRequiredValue(role)),
                ExpireTime = parsed.GetValue(until) is { } end ? Timestamp.FromDateTimeOffset(end) : null,
            };
            grant.Communes.AddRange(parsed.GetRequiredValue(communes).SelectMany(codes => codes.Split(',')).Select(Commune));
            grant.Sectors.AddRange(parsed.GetRequiredValue(sectors));
            var request = new CreateGrantRequest { Parent = ArgumentText.Name("organisations", parsed.GetRequiredValue(id)), Grant = grant };
            var given = (await hub.Access.CreateGrantAsync(request, cancellationToken)).Grant;
            ListingWriter.WriteOne(terminal, parsed.GetValue(shared.Output), given, AccessListing.Grants);
            return ExitCode.Done;
        });
    }

    private static Command Revoke(SharedOptions shared, Terminal terminal)
    {
        var name = new Argument<string>("grant") { Description = "Name of the grant. Example: organisations/vendor-a/grants/7" };
        return shared.Bind(new Command("revoke", "Takes a grant back; open streams that stood on it end.") { name }, async (hub, parsed, cancellationToken) =>
        {
            await hub.Access.DeleteGrantAsync(new DeleteGrantRequest { Name = parsed.GetRequiredValue(name) }, cancellationToken);
            await terminal.Out.WriteLineAsync($"{parsed.GetRequiredValue(name)} is taken back.");
            return ExitCode.Done;
        });
    }

    private static string Commune(string code) => code == AllCommunes ? "communes/-" : ArgumentText.Name("communes", code);
}
