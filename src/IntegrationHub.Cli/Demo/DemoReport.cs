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
        terminal.Out.WriteLine(verdict.Held
            ? "The promise held: every accepted filing is at the portal exactly once."
            : Broken(verdict, counts));
    }

    /// <summary>Where to look next, at a stage that stays up or at one like it.</summary>
    public static void WriteAddresses(Terminal terminal, DemoStage stage, bool keep)
    {
        terminal.Out.WriteLine();
        if (!keep)
        {
            terminal.Out.WriteLine("To look around in it: hub demo --keep stays up until Ctrl+C.");
            return;
        }

        terminal.Out.WriteLine("Where to look next (Ctrl+C ends it):");
        terminal.Out.WriteLine($"  pages     {stage.Pages}");
        terminal.Out.WriteLine($"  jobs      {new Uri(stage.Pages, "jobs")}");
        terminal.Out.WriteLine($"  sandbox   {stage.Sandbox}");
        terminal.Out.WriteLine($"  gRPC      hub filings list --hub {stage.Grpc} --data {stage.Data}");
        terminal.Out.WriteLine($"  files     {stage.Folder}");
    }

    private static string Broken(DemoVerdict verdict, DemoCounts counts)
    {
        var waiting = verdict.Accepted - verdict.Delivered;
        return waiting > 0
            ? $"The promise is not kept yet: {waiting} filing(s) wait, {counts.NeedPerson} of them for a person ('hub lanes items portal --state attention')."
            : "The promise was broken.";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
