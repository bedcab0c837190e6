using System.Globalization;
using IntegrationHub.Cli.Output;

namespace IntegrationHub.Cli.Demo;

/// <summary>What a demonstration says at its end.</summary>
internal static class DemoReport
{
    private static readonly Column<(string What, string Count, string Wanted)>[] Columns =
    [
        new("Result", row => row.What),
        new("Count", row => row.Count, Number: true),
        new("Must be", row => row.Wanted, Number: true),
    ];

    public static void Write(Terminal terminal, DemoVerdict verdict, DemoCounts counts, TimeSpan duration)
    {
        terminal.Out.WriteLine();
        ListingWriter.WriteTable(terminal, Columns,
        [
            ("Accepted", Text(verdict.Accepted), Text(counts.Total)),
            ("Delivered", Text(verdict.Delivered), Text(verdict.Accepted)),
            ("Settled after a lost answer", Text(verdict.SettledAnswers), ""),
            ("Double at the portal", Text(verdict.Doubled), "0"),
            ("Lost", Text(verdict.Lost), "0"),
            ("Progress steps sent twice", Text(verdict.StepsTwice), "0"),
            ("Duration", duration.TotalSeconds.ToString("0.0 's'", CultureInfo.InvariantCulture), ""),
        ]);
        var words = verdict.Held ? "The promise held: every accepted filing is at the portal exactly once." : Broken(verdict, counts);
        ListingWriter.WriteVerdict(terminal, verdict.Held, words);
    }

    /// <summary>Where to look next: at this stage while it is up, else at the one that is up after the command named.</summary>
    public static void WriteAddresses(Terminal terminal, DemoStage stage, bool keep, string command)
    {
        var stays = keep || terminal.CanAsk;
        var (grpc, pages, sandbox) = stays
            ? (stage.Grpc, stage.Pages, stage.Sandbox)
            : (Loopback(DemoStage.UsualGrpc, "https"), Loopback(DemoStage.UsualPages), Loopback(DemoStage.UsualSandbox));
        terminal.Out.WriteLine();
        terminal.Out.WriteLine((keep, terminal.CanAsk) switch
        {
            (true, _) => $"Where to look next, until Ctrl+C. All files stay in {stage.Folder}.",
            (_, true) => "Where to look next; all of it is up until you press Enter:",
            _ => $"All of it is down again. '{command} demo --keep' leaves it up until Ctrl+C, to look at:",
        });
        ListingWriter.WriteRows(terminal,
        [
            ("the hub's page", $"{pages}"),
            ("its jobs", $"{new Uri(pages, "jobs")}"),
            ("what the portal has", $"{sandbox}"),
            ("the filings", $"{command} filings list --hub {grpc} --data {stage.Data}"),
            ("what happened to them", $"{command} filings watch --cursor beginning --hub {grpc} --data {stage.Data}"),
        ]);
    }

    private static Uri Loopback(int port, string scheme = "http") => new($"{scheme}://127.0.0.1:{port}");

    private static string Broken(DemoVerdict verdict, DemoCounts counts)
    {
        var waiting = verdict.Accepted - verdict.Delivered;
        return waiting > 0
            ? $"The promise is not kept yet: {waiting} filing(s) wait, {counts.NeedPerson} of them for a person."
            : "The promise was broken.";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
