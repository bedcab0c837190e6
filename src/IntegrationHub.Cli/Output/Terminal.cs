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

    /// <summary>True when that person can also press a key.</summary>
    public bool CanAsk { get; init; }

    public IAnsiConsole Rich => rich ??= AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });

    /// <summary>Waits until Enter is pressed or the wait is cancelled.</summary>
    public async Task WaitForEnterAsync(CancellationToken cancellationToken)
    {
        // Reading a console blocks its thread and cannot be cancelled: the thread is left behind.
        var enter = Task.Run(input.ReadLine, CancellationToken.None);
        await Task.WhenAny(enter, Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken));
    }

    public static Terminal OfProcess() => new(Console.In, Console.Out, Console.Error, !Console.IsOutputRedirected)
    {
        CanAsk = !Console.IsOutputRedirected && !Console.IsInputRedirected,
    };
}
