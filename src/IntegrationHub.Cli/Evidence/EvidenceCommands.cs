using System.CommandLine;
using IntegrationHub.Cli.Output;
using IntegrationHub.Client.Evidence;
using IntegrationHub.Evidence.V1;

namespace IntegrationHub.Cli.Evidence;

/// <summary><c>hub evidence</c>: what proves what the hub did, and the check of it.</summary>
internal static class EvidenceCommands
{
    public static Command Create(SharedOptions shared, Terminal terminal) => shared.Group(
        "evidence", "What proves what the hub did: export it, check it offline.",
        ExportEvidenceCommand.Create(shared, terminal),
        VerifyEvidenceCommand.Create(shared, terminal),
        ReceiptCommand.Create(shared, terminal),
        Seals(shared, terminal),
        Keys(shared, terminal));

    private static Command Seals(SharedOptions shared, Terminal terminal)
    {
        var limit = new Option<int>("--limit") { Description = "Most seals shown.", HelpName = "N", DefaultValueFactory = _ => 30 };
        var command = new Command("seals", "Lists the seals of the days, newest first.") { limit, shared.Output };
        return shared.Bind(command, async (hub, parsed, cancellationToken) =>
        {
            var most = parsed.GetValue(limit);
            var request = new ListSealsRequest { PageSize = Math.Clamp(most, 1, 1000) };
            var seals = await hub.Evidence.ListAllSealsAsync(request, cancellationToken).Take(most).ToListAsync(cancellationToken);
            ListingWriter.WriteAll(terminal, parsed.GetValue(shared.Output), EvidenceListing.Seals, seals);
            return ExitCode.Done;
        });
    }

    private static Command Keys(SharedOptions shared, Terminal terminal)
    {
        var command = new Command("keys", "Writes the hub's public keys as PEM, for 'hub evidence verify'. Compare their ids with the hub's operator over another line.");
        return shared.Bind(command, async (hub, _, cancellationToken) =>
        {
            var keys = HubPublicKeys.Of(await hub.Evidence.GetSigningKeysAsync(cancellationToken));
            await terminal.Out.WriteAsync(keys.ToPem());
            await terminal.Error.WriteLineAsync($"Key ids: {string.Join(", ", keys.Ids)}");
            return ExitCode.Done;
        });
    }
}
