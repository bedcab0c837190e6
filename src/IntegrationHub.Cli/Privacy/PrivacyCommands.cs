using System.CommandLine;
using IntegrationHub.Cli.Output;
using IntegrationHub.Privacy.V1;

namespace IntegrationHub.Cli.Privacy;

/// <summary><c>hub privacy</c>: what is held about people, for how long, under which keys.</summary>
internal static class PrivacyCommands
{
    public static Command Create(SharedOptions shared, Terminal terminal) => shared.Group(
        "privacy", "What is held about people, for how long, and under which keys.",
        ExportPersonCommand.Create(shared, terminal),
        Destroy(shared, terminal),
        State(shared, terminal),
        MasterKeysCommands.Create());

    public static Option<string> ReasonOption() => new("--reason")
    {
        Description = "On what ground. It stays in evidence for good and must name no person. Example: \"Quyết định 12/QĐ-TA\"",
        HelpName = "TEXT",
        Required = true,
    };

    private static Command Destroy(SharedOptions shared, Terminal terminal)
    {
        var filing = new Argument<string>("filing") { Description = "Dossier code, or resource name. Example: H36.247.81-261124-0001" };
        var reason = ReasonOption();
        var command = new Command("destroy", "Destroys the content of one filing before its time, for good.") { filing, reason, shared.Output };
        return shared.Bind(command, async (hub, parsed, cancellationToken) =>
        {
            var given = parsed.GetRequiredValue(filing);
            var request = new DestroyFilingContentRequest
            {
                Name = given.Contains('/', StringComparison.Ordinal) ? given : $"communes/-/filings/{given}",
                Reason = parsed.GetRequiredValue(reason),
            };
            var destroyed = await hub.Privacy.DestroyFilingContentAsync(request, cancellationToken);
            ListingWriter.WriteOne(terminal, parsed.GetValue(shared.Output), destroyed, PrivacyListing.Destroyed);
            return ExitCode.Done;
        });
    }

    private static Command State(SharedOptions shared, Terminal terminal) => shared.Bind(
        new Command("state", "Shows the master keys in use and what is due to be destroyed.") { shared.Output },
        async (hub, parsed, cancellationToken) =>
        {
            var state = await hub.Privacy.GetStateAsync(cancellationToken);
            var format = parsed.GetValue(shared.Output);
            ListingWriter.WriteOne(terminal, format, state, PrivacyListing.State);
            if (format == OutputFormat.Table)
            {
                await terminal.Out.WriteLineAsync();
                ListingWriter.WriteTable(terminal, PrivacyListing.Keys, state.MasterKeys);
            }

            return ExitCode.Done;
        });
}
