using System.Globalization;
using IntegrationHub.Cli.Output;

namespace IntegrationHub.Benchmarks.Submit;

/// <summary>The table at the end: medians over the rounds; a ratio is the median of the rounds' ratios.</summary>
internal static class SubmitReport
{
    private static readonly Column<KeyValuePair<SubmitCase, List<SubmitRound>>>[] Columns =
    [
        new("SubmitFiling", row => row.Key.ToString()),
        new("hub/s", row => Whole(Hub(row.Value).PerSecond), Number: true),
        new("p50 ms", row => Milliseconds(Hub(row.Value).Median), Number: true),
        new("p99 ms", row => Milliseconds(Hub(row.Value).Slow), Number: true),
        new("pgbench/s", row => Whole(Pgbench(row.Value).PerSecond), Number: true),
        new("p50 ms", row => Milliseconds(Pgbench(row.Value).Median), Number: true),
        new("p99 ms", row => Milliseconds(Pgbench(row.Value).Slow), Number: true),
        new("hub/pgbench", row => Ratio(row.Value, round => round.Pgbench), Number: true),
        new("one trip/s", row => Whole(Figures.MedianOf(row.Value.Select(round => round.Pipelined)).PerSecond), Number: true),
        new("hub/one trip", row => Ratio(row.Value, round => round.Pipelined), Number: true),
        new("pgbench's server us", row => Whole(Pgbench(row.Value).ServerCpu.TotalMicroseconds), Number: true),
        new("hub's server us", row => Whole(Hub(row.Value).ServerCpu.TotalMicroseconds), Number: true),
        new("hub us", row => Whole(Hub(row.Value).HubCpu.TotalMicroseconds), Number: true),
        new("caller us", row => Whole(Hub(row.Value).CallerCpu.TotalMicroseconds), Number: true),
    ];

    public static void Write(TextWriter output, IReadOnlyDictionary<SubmitCase, List<SubmitRound>> results)
    {
        output.WriteLine();
        PlainTable.Write(output, Columns, [.. results]);
        output.WriteLine("""

            pgbench sends one statement a round trip, "one trip" the whole transaction in one: the most this server can do.
            The last four columns are processor time a filing: of PostgreSQL under pgbench and under the hub, of the hub, of the caller.

            """);
    }

    private static Figures Hub(List<SubmitRound> rounds) => Figures.MedianOf(rounds.Select(round => round.Hub));

    private static Figures Pgbench(List<SubmitRound> rounds) => Figures.MedianOf(rounds.Select(round => round.Pgbench));

    private static string Ratio(List<SubmitRound> rounds, Func<SubmitRound, Figures> yardstick) =>
        Figures.MedianOf(rounds.Select(round => round.Hub.PerSecond / yardstick(round).PerSecond)).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Whole(double number) => number.ToString("0", CultureInfo.InvariantCulture);

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
}
