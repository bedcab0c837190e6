using System.CommandLine;
using IntegrationHub.Cli.Output;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Cli.Filings;

/// <summary><c>hub filings</c>: submit, read and watch.</summary>
internal static class FilingsCommands
{
    public static Command Create(SharedOptions shared, Terminal terminal) => shared.Group(
        "filings", "Filings: submit, read, watch.",
        SubmitFilingCommand.Create(shared, terminal),
        Get(shared, terminal),
        ListFilingsCommand.Create(shared, terminal),
        WatchFilingsCommand.Create(shared, terminal));

    private static Command Get(SharedOptions shared, Terminal terminal)
    {
        var code = new Argument<string>("filing") { Description = "Dossier code or resource name. Example: H36.247.81-261124-0001" };
        var command = new Command("get", "Shows one filing.") { code, shared.Output };
        return shared.Bind(command, async (hub, parsed, cancellationToken) =>
        {
            var name = parsed.GetRequiredValue(code);
            var request = new GetFilingRequest { Name = name.Contains('/', StringComparison.Ordinal) ? name : $"communes/-/filings/{name}" };
            var filing = (await hub.Filings.GetAsync(request, cancellationToken)).Filing;
            ListingWriter.WriteOne(terminal, parsed.GetValue(shared.Output), filing, FilingListing.Fields);
            return ExitCode.Done;
        });
    }
}
