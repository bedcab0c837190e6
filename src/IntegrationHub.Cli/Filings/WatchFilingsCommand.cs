using System.CommandLine;
using IntegrationHub.Cli.Output;
using IntegrationHub.Client;
using IntegrationHub.Filings.V1;
using Spectre.Console;

namespace IntegrationHub.Cli.Filings;

/// <summary><c>hub filings watch</c>: a line for each event, until Ctrl+C.</summary>
internal static class WatchFilingsCommand
{
    public static Command Create(SharedOptions shared, Terminal terminal)
    {
        var commune = new Option<string>("--commune") { Description = "Received or resolved by it. Default: all communes.", HelpName = "CODE" };
        var cursor = new Option<string>("--cursor")
        {
            Description = "Go on behind this cursor; \"beginning\" is before the first event. Default: from now on.",
            HelpName = "CURSOR",
            DefaultValueFactory = _ => "",
        };
        var command = new Command("watch", "Shows what happens to filings, until Ctrl+C.") { commune, cursor, shared.Output };
        return shared.Bind(command, async (hub, parsed, cancellationToken) =>
        {
            var parent = ArgumentText.Name("communes", parsed.GetValue(commune) ?? "-");
            try
            {
                await foreach (var watched in hub.Filings.WatchAsync(parent, parsed.GetValue(cursor)!, cancellationToken))
                {
                    Write(terminal, parsed.GetValue(shared.Output), watched);
                    await terminal.Out.FlushAsync(cancellationToken);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // Ctrl+C is how a watch ends.
            }

            return ExitCode.Done;
        });
    }

    internal static void Write(Terminal terminal, OutputFormat format, WatchedFilingEvent watched)
    {
        if (format == OutputFormat.Json)
        {
            ListingWriter.WriteJsonLine(terminal, new WatchFilingsResponse { Cursor = watched.Cursor, Event = watched.Event });
        }
        else if (terminal.IsTerminal)
        {
            terminal.Rich.MarkupLineInterpolated($"[{Colour(watched.Event.Kind)}]{Line(watched.Event)}[/]");
        }
        else
        {
            terminal.Out.WriteLine(Line(watched.Event));
        }
    }

    private static string Line(FilingEvent happened)
    {
        var detail = happened.Reason.Length > 0 ? happened.Reason : happened.Step?.Content ?? "";
        var line = $"{ContractText.Of(happened.EventTime)}  {ContractText.Id(happened.Filing),-26}  {ContractText.Of(happened.Kind),-20}  "
            + $"{ContractText.Of(happened.Status),-20}  v{happened.Version,-3}  {ContractText.Of(happened.DeliveryState),-15}  {detail}";
        return PlainTable.OneLine(line).TrimEnd();
    }

    private static string Colour(FilingEventKind kind) => kind switch
    {
        FilingEventKind.Delivered => "green",
        FilingEventKind.AnswerLost => "yellow",
        FilingEventKind.AttentionNeeded => "red",
        _ => "default",
    };
}
