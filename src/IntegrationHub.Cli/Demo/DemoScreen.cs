using System.Globalization;
using IntegrationHub.Cli.Output;
using Spectre.Console;

namespace IntegrationHub.Cli.Demo;

/// <summary>Shows how far a demonstration is: bars in a terminal, a line every few seconds elsewhere.</summary>
internal sealed class DemoScreen(Terminal terminal, DemoTally tally, TimeProvider clock)
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(3);

    private readonly long started = clock.GetTimestamp();

    /// <summary>Shows the work until it ends, however it ends; waiting for it is the caller's.</summary>
    public Task ShowAsync(Task work) => terminal.IsTerminal ? ShowBarsAsync(work) : ShowLinesAsync(work);

    /// <summary>Shows what the start is at: a spinner in a terminal, a line a step elsewhere.</summary>
    public static async Task<T> ShowStartAsync<T>(Terminal terminal, string what, Func<Action<string>, Task<T>> start)
    {
        if (terminal.IsTerminal)
        {
            return await terminal.Rich.Status().StartAsync(what, context => start(news => context.Status(Markup.Escape(news))));
        }

        await terminal.Out.WriteLineAsync(what);
        return await start(news => terminal.Out.WriteLine($"  {news}"));
    }

    /// <summary>One moment in one line.</summary>
    internal static string Line(DemoCounts counts, TimeSpan elapsed) => string.Create(
        CultureInfo.InvariantCulture,
        $"{elapsed.TotalSeconds,5:0.0} s  submitted {counts.Submitted}/{counts.Total}  delivered {counts.Delivered}  waiting {counts.Waiting}  "
        + $"lost answers settled {counts.AnswersSettled}/{counts.AnswersLost}  {Rate(counts, elapsed):0} filings/s");

    private static double Rate(DemoCounts counts, TimeSpan elapsed) => counts.Delivered / Math.Max(elapsed.TotalSeconds, 0.1);

    private async Task ShowLinesAsync(Task work)
    {
        for (var ended = false; !ended;)
        {
            await Task.WhenAny(work, Task.Delay(LineEvery, clock, CancellationToken.None));
            ended = work.IsCompleted;
            await terminal.Out.WriteLineAsync(Line(tally.Count(), clock.GetElapsedTime(started)));
        }
    }

    private async Task ShowBarsAsync(Task work) => await terminal.Rich.Progress()
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .StartAsync(async context =>
        {
            var total = tally.Count().Total;
            var submitted = context.AddTask("Submitted", maxValue: total);
            var delivered = context.AddTask("Delivered", maxValue: total);
            for (var ended = false; !ended; await Task.WhenAny(work, Task.Delay(Frame, clock, CancellationToken.None)))
            {
                // Looked at before counting: the last frame then shows the end.
                ended = work.IsCompleted;
                var counts = tally.Count();
                submitted.Value = counts.Submitted;
                submitted.Description = $"Submitted [bold]{counts.Submitted}[/], steps recorded [bold]{counts.Steps}[/]";
                delivered.Value = counts.Delivered;
                delivered.Description = Describe(counts);
            }
        });

    private string Describe(DemoCounts counts)
    {
        var rate = Rate(counts, clock.GetElapsedTime(started)).ToString("0", CultureInfo.InvariantCulture);
        return $"Delivered [bold]{counts.Delivered}[/], waiting [bold]{counts.Waiting}[/], "
            + $"lost answers settled [yellow]{counts.AnswersSettled}/{counts.AnswersLost}[/], {rate}/s";
    }
}
