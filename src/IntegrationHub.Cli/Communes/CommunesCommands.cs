using System.CommandLine;
using IntegrationHub.Cli.Output;
using IntegrationHub.Communes.V1;

namespace IntegrationHub.Cli.Communes;

/// <summary><c>hub communes</c>: the units of the two-level government, of today and before.</summary>
internal static class CommunesCommands
{
    public static Command Create(SharedOptions shared, Terminal terminal) => shared.Group(
        "communes", "Communes, wards and special zones, as of any day.",
        List(shared, terminal),
        Get(shared, terminal));

    private static Command List(SharedOptions shared, Terminal terminal)
    {
        var province = new Option<string>("--province") { Description = "Only of this province, 2 digits.", HelpName = "CODE" };
        var kind = ArgumentText.EnumOption<CommuneKind>("--kind", "Only of this kind.");
        var query = new Option<string>("--query") { Description = "Only with these words in the name; accents may be missing.", HelpName = "WORDS" };
        var asOf = ArgumentText.DateOption("--as-of", "The day whose units are meant. Default: today in Vietnam.");
        var command = new Command("list", "Lists units by code.") { province, kind, query, asOf, shared.Output };
        return shared.Bind(command, async (hub, parsed, cancellationToken) =>
        {
            var request = new ListCommunesRequest
            {
                Province = parsed.GetValue(province) is { } code ? ArgumentText.Name("provinces", code) : "",
                Kind = parsed.GetValue(kind),
                Query = parsed.GetValue(query) ?? "",
                AsOfDate = parsed.GetValue(asOf),
                PageSize = 1000,
            };
            var communes = await hub.Communes.ListAllAsync(request, cancellationToken).ToListAsync(cancellationToken);
            ListingWriter.WriteAll(terminal, parsed.GetValue(shared.Output), CommuneListing.Columns, communes);
            return ExitCode.Done;
        });
    }

    private static Command Get(SharedOptions shared, Terminal terminal)
    {
        var code = new Argument<string>("code") { Description = "Code of the unit, 5 digits; also one abolished." };
        var asOf = ArgumentText.DateOption("--as-of", "The day whose unit is meant. Default: today in Vietnam.");
        var command = new Command("get", "Shows one unit, what it came from and what became of it.") { code, asOf, shared.Output };
        return shared.Bind(command, async (hub, parsed, cancellationToken) =>
        {
            var request = new GetCommuneRequest
            {
                Name = ArgumentText.Name("communes", parsed.GetRequiredValue(code)),
                AsOfDate = parsed.GetValue(asOf),
            };
            var commune = (await hub.Communes.GetAsync(request, cancellationToken)).Commune;
            ListingWriter.WriteOne(terminal, parsed.GetValue(shared.Output), commune, CommuneListing.Fields);
            return ExitCode.Done;
        });
    }
}
