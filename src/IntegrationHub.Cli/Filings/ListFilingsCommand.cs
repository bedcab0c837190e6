using System.CommandLine;
using IntegrationHub.Cli.Output;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Cli.Filings;

/// <summary><c>hub filings list</c>: newest first, with the filter of the contract.</summary>
internal static class ListFilingsCommand
{
    public static Command Create(SharedOptions shared, Terminal terminal)
    {
        var commune = new Option<string>("--commune") { Description = "Received or resolved by it. Default: all communes.", HelpName = "CODE" };
        var status = ArgumentText.EnumOption<FilingStatus>("--status", "Only in this status.");
        var delivery = ArgumentText.EnumOption<DeliveryState>("--delivery", "Only so far on the way to the portal.");
        var procedure = new Option<string>("--procedure") { Description = "Only of this procedure.", HelpName = "CODE" };
        var filter = new Option<string>("--filter") { Description = "Further terms as in the contract. Example: create_time > \"2026-11-01T00:00:00Z\"", HelpName = "TERMS" };
        var limit = new Option<int>("--limit") { Description = "Most filings shown.", HelpName = "N", DefaultValueFactory = _ => 50 };
        var command = new Command("list", "Lists filings, newest first.") { commune, status, delivery, procedure, filter, limit, shared.Output };
        return shared.Bind(command, async (hub, parsed, cancellationToken) =>
        {
            var most = parsed.GetValue(limit);
            var request = new ListFilingsRequest
            {
                Parent = ArgumentText.Name("communes", parsed.GetValue(commune) ?? "-"),
                Filter = Filter(parsed.GetValue(status), parsed.GetValue(delivery), parsed.GetValue(procedure), parsed.GetValue(filter)),
                PageSize = Math.Clamp(most, 1, 500),
            };
            var filings = await hub.Filings.ListAllAsync(request, cancellationToken).Take(most).ToListAsync(cancellationToken);
            ListingWriter.WriteAll(terminal, parsed.GetValue(shared.Output), FilingListing.Columns, filings);
            return ExitCode.Done;
        });
    }

    internal static string Filter(FilingStatus status, DeliveryState delivery, string? procedure, string? further)
    {
        string[] terms =
        [
            status == FilingStatus.Unspecified ? "" : $"status = {ContractText.Of(status)}",
            delivery == DeliveryState.Unspecified ? "" : $"delivery.state = {ContractText.Of(delivery)}",
            procedure is null ? "" : $"procedure = \"{ArgumentText.Name("procedures", procedure)}\"",
            further ?? "",
        ];
        return string.Join(" AND ", terms.Where(term => term.Length > 0));
    }
}
