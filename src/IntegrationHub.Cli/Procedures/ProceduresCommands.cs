using System.CommandLine;
using IntegrationHub.Catalogue.V1;
using IntegrationHub.Cli.Output;

namespace IntegrationHub.Cli.Procedures;

/// <summary><c>hub procedures</c>: the catalogue of administrative procedures.</summary>
internal static class ProceduresCommands
{
    public static Command Create(SharedOptions shared, Terminal terminal) => shared.Group(
        "procedures", "Administrative procedures: documents, time limits, fees.",
        List(shared, terminal),
        Get(shared, terminal),
        Search(shared, terminal));

    private static Command List(SharedOptions shared, Terminal terminal)
    {
        var sector = new Option<string>("--sector") { Description = "Only of this sector, by its Vietnamese name or code.", HelpName = "SECTOR" };
        var command = new Command("list", "Lists all procedures by code.") { sector, shared.Output };
        return shared.Bind(command, (hub, parsed, cancellationToken) => WriteAsync(
            hub, parsed, new ListProceduresRequest { Sector = parsed.GetValue(sector) ?? "" }, shared, terminal, cancellationToken));
    }

    private static Command Search(SharedOptions shared, Terminal terminal)
    {
        var words = new Argument<string[]>("words")
        {
            Description = "What a citizen says; accents may be missing, the order is free. Example: mat giay khai sinh",
            Arity = ArgumentArity.OneOrMore,
        };
        var limit = new Option<int>("--limit") { Description = "Most procedures shown, 1 to 50.", HelpName = "N", DefaultValueFactory = _ => 10 };
        var command = new Command("search", "Finds procedures by a citizen's own words, best first.") { words, limit, shared.Output };
        return shared.Bind(command, async (hub, parsed, cancellationToken) =>
        {
            var request = new SearchProceduresRequest { Query = string.Join(' ', parsed.GetRequiredValue(words)), MaxResults = parsed.GetValue(limit) };
            var found = await hub.Catalogue.SearchAsync(request, cancellationToken);
            ListingWriter.WriteAll(terminal, parsed.GetValue(shared.Output), ProcedureListing.Columns, found.Procedures);
            if (parsed.GetValue(shared.Output) == OutputFormat.Table && (found.Ambiguous || found.Procedures.Count == 0))
            {
                await terminal.Error.WriteLineAsync(found.Ambiguous
                    ? "Several fit about as well; the citizen should say which is meant."
                    : "The catalogue has nothing of the kind. Try other words, or 'hub procedures list'.");
            }

            return ExitCode.Done;
        });
    }

    private static Command Get(SharedOptions shared, Terminal terminal)
    {
        var code = new Argument<string>("code") { Description = "National procedure code. Example: 1.001193" };
        var version = new Option<int>("--version-number") { Description = "A past version, from 1. Default: the present one.", HelpName = "N" };
        var command = new Command("get", "Shows one procedure with its documents.") { code, version, shared.Output };
        return shared.Bind(command, async (hub, parsed, cancellationToken) =>
        {
            var request = new GetProcedureRequest
            {
                Name = ArgumentText.Name("procedures", parsed.GetRequiredValue(code)),
                Version = parsed.GetValue(version),
            };
            var procedure = (await hub.Catalogue.GetAsync(request, cancellationToken)).Procedure;
            ListingWriter.WriteOne(terminal, parsed.GetValue(shared.Output), procedure, ProcedureListing.Fields);
            if (parsed.GetValue(shared.Output) == OutputFormat.Table && procedure.Components.Count > 0)
            {
                await terminal.Out.WriteLineAsync();
                ListingWriter.WriteTable(terminal, ProcedureListing.Components, procedure.Components);
            }

            return ExitCode.Done;
        });
    }

    private static async Task<int> WriteAsync(
        Client.HubClient hub,
        ParseResult parsed,
        ListProceduresRequest request,
        SharedOptions shared,
        Terminal terminal,
        CancellationToken cancellationToken)
    {
        request.PageSize = 1000;
        var procedures = await hub.Catalogue.ListAllAsync(request, cancellationToken).ToListAsync(cancellationToken);
        ListingWriter.WriteAll(terminal, parsed.GetValue(shared.Output), ProcedureListing.Columns, procedures);
        return ExitCode.Done;
    }
}
