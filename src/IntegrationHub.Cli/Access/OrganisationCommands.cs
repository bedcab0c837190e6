using System.CommandLine;
using IntegrationHub.Access.V1;
using IntegrationHub.Cli.Output;
using IntegrationHub.Client;

namespace IntegrationHub.Cli.Access;

/// <summary><c>hub access organisations</c>: the parties that call, and by what each is recognised.</summary>
internal static class OrganisationCommands
{
    public static Command Create(SharedOptions shared, Terminal terminal) => new("organisations", "The parties that call, and by what each is recognised.")
    {
        List(shared, terminal),
        Add(shared, terminal),
        Suspend(shared, terminal, "suspend", "Refuses every call of an organisation, whatever its grants.", suspended: true),
        Suspend(shared, terminal, "resume", "Lets a suspended organisation call again.", suspended: false),
        Limit(shared, terminal),
        ChangeIdentity(shared, terminal, "add-identity", "Recognises an organisation by one more identity.", AddAsync),
        ChangeIdentity(shared, terminal, "remove-identity", "Recognises an organisation by an identity no longer.", RemoveAsync),
    };

    private static Command List(SharedOptions shared, Terminal terminal) => shared.Bind(
        new Command("list", "Lists organisations with their identities and grants.") { shared.Output },
        async (hub, parsed, cancellationToken) =>
        {
            var organisations = (await hub.Access.ListOrganisationsAsync(cancellationToken)).Organisations;
            ListingWriter.WriteAll(terminal, parsed.GetValue(shared.Output), AccessListing.Organisations, organisations);
            return ExitCode.Done;
        });

    private static Command Add(SharedOptions shared, Terminal terminal)
    {
        var id = AccessCommands.OrganisationArgument();
        var name = new Option<string>("--name") { Description = "Name for people.", HelpName = "TEXT", Required = true };
        var kind = ArgumentText.EnumOption<OrganisationKind>("--kind", "What kind of party.");
        kind.Required = true;
        var rate = RateOption();
        var command = new Command("create", "Enters an organisation. It may do nothing yet.") { id, name, kind, rate, shared.Output };
        return shared.Bind(command, async (hub, parsed, cancellationToken) =>
        {
            var request = new CreateOrganisationRequest
            {
                OrganisationId = parsed.GetRequiredValue(id),
                Organisation = new Organisation { DisplayName = parsed.GetRequiredValue(name), Kind = parsed.GetValue(kind), CallsPerSecond = parsed.GetValue(rate) },
            };
            return Show(shared, terminal, parsed, (await hub.Access.CreateOrganisationAsync(request, cancellationToken)).Organisation);
        });
    }

    private static Command Suspend(SharedOptions shared, Terminal terminal, string verb, string description, bool suspended)
    {
        var id = AccessCommands.OrganisationArgument();
        return shared.Bind(new Command(verb, description) { id, shared.Output }, async (hub, parsed, cancellationToken) =>
        {
            var request = new SuspendOrganisationRequest { Name = ArgumentText.Name("organisations", parsed.GetRequiredValue(id)), Suspended = suspended };
            return Show(shared, terminal, parsed, (await hub.Access.SuspendOrganisationAsync(request, cancellationToken)).Organisation);
        });
    }

    private static Command Limit(SharedOptions shared, Terminal terminal)
    {
        var id = AccessCommands.OrganisationArgument();
        var rate = RateOption();
        rate.Required = true;
        return shared.Bind(new Command("limit", "Says how many calls an organisation may make in a second.") { id, rate, shared.Output }, async (hub, parsed, cancellationToken) =>
        {
            var request = new LimitOrganisationRequest { Name = ArgumentText.Name("organisations", parsed.GetRequiredValue(id)), CallsPerSecond = parsed.GetValue(rate) };
            return Show(shared, terminal, parsed, (await hub.Access.LimitOrganisationAsync(request, cancellationToken)).Organisation);
        });
    }

    private static Option<int> RateOption() =>
        new("--calls-per-second") { Description = "Calls it may make in a second in one hub process, 0 to 100000. 0: the hub's default.", HelpName = "NUMBER" };

    private static Command ChangeIdentity(
        SharedOptions shared, Terminal terminal, string verb, string description, Func<AccessClient, string, Identity, CancellationToken, Task<Organisation>> change)
    {
        var id = AccessCommands.OrganisationArgument();
        var certificate = new Option<string?>("--certificate")
        {
            Description = "URI in the certificate's subject alternative name, or its subject. Example: integrationhub://organisations/vendor-a",
            HelpName = "URI",
        };
        var token = new Option<string?>("--token") { Description = "Instead: issuer and client id of access tokens. Example: \"https://sso.example vendor-a\"", HelpName = "\"ISSUER CLIENT\"" };
        return shared.Bind(new Command(verb, description) { id, certificate, token, shared.Output }, async (hub, parsed, cancellationToken) =>
        {
            var identity = (parsed.GetValue(certificate), parsed.GetValue(token)) switch
            {
                ({ } uri, null) => new Identity { Kind = IdentityKind.Certificate, Value = uri },
                (null, { } client) => new Identity { Kind = IdentityKind.Token, Value = client },
                _ => throw new UsageException("Give either --certificate or --token."),
            };
            var name = ArgumentText.Name("organisations", parsed.GetRequiredValue(id));
            return Show(shared, terminal, parsed, await change(hub.Access, name, identity, cancellationToken));
        });
    }

    private static async Task<Organisation> AddAsync(AccessClient access, string name, Identity identity, CancellationToken cancellationToken) =>
        (await access.AddIdentityAsync(new AddIdentityRequest { Name = name, Identity = identity }, cancellationToken)).Organisation;

    private static async Task<Organisation> RemoveAsync(AccessClient access, string name, Identity identity, CancellationToken cancellationToken) =>
        (await access.RemoveIdentityAsync(new RemoveIdentityRequest { Name = name, Identity = identity }, cancellationToken)).Organisation;

    private static int Show(SharedOptions shared, Terminal terminal, ParseResult parsed, Organisation organisation)
    {
        ListingWriter.WriteOne(terminal, parsed.GetValue(shared.Output), organisation, AccessListing.Organisations);
        return ExitCode.Done;
    }
}
