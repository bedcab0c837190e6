using Spectre.Console;

namespace IntegrationHub.Cli.Output;

/// <summary>Where a command reads and writes. Results go to <see cref="Out"/>, messages to <see cref="Error"/>.</summary>
internal sealed class Terminal(TextReader input, TextWriter output, TextWriter error, bool isTerminal)
{
    private IAnsiConsole? rich;

    public TextReader In => input;

    public TextWriter Out => output;

    public TextWriter Error => error;

    /// <summary>True when a person looks at <see cref="Out"/>: only then colours, boxes and live views.</summary>
    public bool IsTerminal => isTerminal;

    public IAnsiConsole Rich => rich ??= AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });

    public static Terminal OfProcess() => new(Console.In, Console.Out, Console.Error, !Console.IsOutputRedirected);
}
