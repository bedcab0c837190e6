using System.CommandLine;
using IntegrationHub.Cli.Output;

namespace IntegrationHub.Cli.Demo;

/// <summary><c>hub demo</c>: the whole road of a filing, with a portal that misbehaves, and a proof at the end.</summary>
internal static class DemoCommand
{
    public static Command Create(Terminal terminal)
    {
        var filings = new Option<int>("--filings") { Description = "How many filings are submitted.", HelpName = "N", DefaultValueFactory = _ => 500 };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same filings.", HelpName = "N", DefaultValueFactory = _ => 68 };
        var seconds = new Option<int>("--limit") { Description = "Longest wait for the last delivery, in seconds.", HelpName = "SECONDS", DefaultValueFactory = _ => 120 };
        var keep = new Option<bool>("--keep") { Description = "Stay up at the end until Ctrl+C, and keep the files." };
        filings.Validators.Add(result => CheckBounds(result, 1, 100_000));
        seconds.Validators.Add(result => CheckBounds(result, 1, 3600));
        var command = new Command("demo", """
            Shows the hub at work: 500 filings reach a portal that misbehaves, each exactly once.

            Starts a hub with a database of its own and a sandbox of the national portal, submits filings from
            all communes of Lâm Đồng while the sandbox is slow, loses answers and forgets sessions, and compares
            at the end what was accepted with what the sandbox has. Retries come sooner than in service, after a
            quarter of a second to two seconds. Exit code 0 says that nothing was lost and nothing arrived twice.
            """)
        {
            filings, seed, seconds, keep,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var limit = TimeSpan.FromSeconds(parsed.GetValue(seconds));
            var plan = new DemoPlan(parsed.GetValue(filings), parsed.GetValue(seed), parsed.GetValue(keep), limit);
            return new DemoRun(plan, terminal, TimeProvider.System).RunAsync(cancellationToken);
        });
        return command;
    }

    private static void CheckBounds(System.CommandLine.Parsing.OptionResult result, int least, int most)
    {
        if (result.GetValueOrDefault<int>() is var value && (value < least || value > most))
        {
            result.AddError($"{result.Option.Name} must be between {least} and {most}.");
        }
    }
}
