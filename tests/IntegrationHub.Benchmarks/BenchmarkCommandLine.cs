using System.CommandLine;
using IntegrationHub.Benchmarks.Deliver;
using IntegrationHub.Benchmarks.Guards;
using IntegrationHub.Benchmarks.Search;
using IntegrationHub.Benchmarks.Submit;
using IntegrationHub.Cli.Output;

namespace IntegrationHub.Benchmarks;

/// <summary>What can be measured, and how long it may take.</summary>
internal static class BenchmarkCommandLine
{
    public static RootCommand Create(Terminal terminal)
    {
        var rounds = Number("--rounds", 5, "Rounds, of which the median counts; the order within a round alternates.");
        var seconds = Number("--seconds", 5, "Length of one measurement.");
        var inFlight = new Option<int[]>("--in-flight")
        {
            Description = "Calls under way at once, one or more numbers; the last is also measured within one commune.",
            HelpName = "N",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [1, 8, 32],
        };
        var filings = Number("--filings", 2000, "Filings, and jobs, of one delivery run.");
        var procedures = Number("--procedures", 6000, "Procedures of the large catalogue.");
        return new RootCommand("Measures the hub against what its PostgreSQL can do at most. Prints figures, asserts nothing.")
        {
            Measure("submit", "SubmitFiling with 1, 8 and 32 calls in flight, against pgbench writing the same rows.", [rounds, seconds, inFlight], SubmitAsync),
            Measure("deliver", "Deliveries to the sandbox a second, against plain Hangfire with one empty job per item.", [rounds, filings], DeliverAsync),
            Measure("guards", "What checking the caller and keeping evidence cost SubmitFiling, with the last number of calls in flight.", [rounds, seconds, inFlight], GuardsAsync),
            Measure("search", "Search in a catalogue of 6,000 procedures, against the real one.", [procedures], SearchAsync),
            Measure("all", "All of these in turn.", [rounds, seconds, inFlight, filings, procedures], async (parsed, cancellationToken) =>
            {
                await SubmitAsync(parsed, cancellationToken);
                await DeliverAsync(parsed, cancellationToken);
                await GuardsAsync(parsed, cancellationToken);
                await SearchAsync(parsed, cancellationToken);
            }),
        };

        Task SubmitAsync(ParseResult parsed, CancellationToken cancellationToken) => new SubmitBenchmark(
            terminal.Out, parsed.GetValue(rounds), TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(inFlight) ?? []).RunAsync(cancellationToken);

        Task GuardsAsync(ParseResult parsed, CancellationToken cancellationToken) => new GuardBenchmark(
            terminal.Out, parsed.GetValue(rounds), TimeSpan.FromSeconds(parsed.GetValue(seconds)), (parsed.GetValue(inFlight) ?? []).LastOrDefault(32)).RunAsync(cancellationToken);

        Task SearchAsync(ParseResult parsed, CancellationToken cancellationToken) => new SearchBenchmark(terminal.Out, parsed.GetValue(procedures)).RunAsync();

        Task DeliverAsync(ParseResult parsed, CancellationToken cancellationToken) => new DeliverBenchmark(
            terminal.Out, parsed.GetValue(rounds), parsed.GetValue(filings)).RunAsync(cancellationToken);
    }

    private static Command Measure(string name, string description, Option[] options, Func<ParseResult, CancellationToken, Task> run)
    {
        var command = new Command(name, description);
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        command.SetAction(run);
        return command;
    }

    private static Option<int> Number(string name, int usual, string description)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError($"{name} must be 1 or more.");
            }
        });
        return option;
    }
}
