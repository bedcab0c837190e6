using System.CommandLine;
using IntegrationHub.Access.V1;
using IntegrationHub.Cli.Output;

namespace IntegrationHub.Cli.Access;

/// <summary><c>hub access</c>: who may call the hub, and for which communes.</summary>
internal static class AccessCommands
{
    public static Command Create(SharedOptions shared, Terminal terminal) => shared.Group(
        "access", "Who may call the hub, and for which communes. Nothing is allowed that no grant allows.",
        OrganisationCommands.Create(shared, terminal),
        GrantCommands.Create(shared, terminal),
        RoleCommands.Create(shared, terminal),
        Explain(shared, terminal),
        OpenConsole(shared, terminal));

    public static Argument<string> OrganisationArgument() => new("organisation") { Description = "Id of the organisation. Example: vendor-a" };

    private static Command Explain(SharedOptions shared, Terminal terminal)
    {
        var organisation = OrganisationArgument();
        var rpc = new Argument<string>("rpc") { Description = "Full name. Example: integrationhub.filings.v1.FilingService/SubmitFiling" };
        var commune = new Option<string?>("--commune") { Description = "For this commune. Default: for none in particular.", HelpName = "CODE" };
        var procedure = new Option<string?>("--procedure") { Description = "Under this procedure. Default: under none in particular.", HelpName = "CODE" };
        var command = new Command("explain", "Says whether a call would be allowed, and why. Nothing is called.") { organisation, rpc, commune, procedure, shared.Output };
        return shared.Bind(command, async (hub, parsed, cancellationToken) =>
        {
            var request = new ExplainAccessRequest
            {
                Organisation = ArgumentText.Name("organisations", parsed.GetRequiredValue(organisation)),
                Rpc = parsed.GetRequiredValue(rpc),
                Commune = parsed.GetValue(commune) is { } code ? ArgumentText.Name("communes", code) : "",
                Procedure = parsed.GetValue(procedure) is { } under ? ArgumentText.Name("procedures", under) : "",
            };
            var explained = await hub.Access.ExplainAsync(request, cancellationToken);
            ListingWriter.WriteOne(terminal, parsed.GetValue(shared.Output), explained, AccessListing.Explanation);
            return explained.Allowed ? ExitCode.Done : ExitCode.Failed;
        });
    }

    private static Command OpenConsole(SharedOptions shared, Terminal terminal) => shared.Bind(
        new Command("console", "Gives a link that opens the pages of access in a browser: once, within five minutes.") { shared.Output },
        async (hub, parsed, cancellationToken) =>
        {
            var link = await hub.Access.OpenConsoleAsync(cancellationToken);
            ListingWriter.WriteOne(terminal, parsed.GetValue(shared.Output), link, AccessListing.ConsoleLink);
            return ExitCode.Done;
        });
}
