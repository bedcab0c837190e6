using System.Diagnostics;
using System.Runtime.InteropServices;

namespace IntegrationHub.Cli.Serve;

/// <summary>A program of ours as a child process, ended gently: asked first, killed after a bounded time.</summary>
internal sealed partial class ChildProgram : IDisposable
{
    public static readonly TimeSpan GracefulEnd = TimeSpan.FromSeconds(30);

    private const int SignalTerminate = 15;

    private readonly Process process;

    private ChildProgram(Process process) => this.process = process;

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    /// <summary>Starts a program. Without a log it shares the parent's terminal.</summary>
    public static ChildProgram Start(
        ProgramLocation location,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        ChildLog? log = null)
    {
        var start = new ProcessStartInfo(ProgramLocation.Host())
        {
            UseShellExecute = false,
            RedirectStandardOutput = log is not null,
            RedirectStandardError = log is not null,
        };
        start.ArgumentList.Add(location.Find(AppContext.BaseDirectory));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => log?.Add(line.Data);
        process.ErrorDataReceived += (_, line) => log?.Add(line.Data);
        process.Start();
        if (log is not null)
        {
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        return new ChildProgram(process);
    }

    /// <summary>Waits for its end; when cancelled, ends it gently first.</summary>
    public async Task<int> RunToEndAsync(CancellationToken cancellationToken)
    {
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await EndAsync();
        }

        return process.ExitCode;
    }

    /// <summary>Asks it to end, and kills it where it has not after <see cref="GracefulEnd"/>.</summary>
    public async Task EndAsync()
    {
        using var patience = new CancellationTokenSource(GracefulEnd);
        try
        {
            if (!process.HasExited)
            {
                AskToEnd();
                await process.WaitForExitAsync(patience.Token);
            }
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    public void Dispose() => process.Dispose();

    private void AskToEnd()
    {
        if (OperatingSystem.IsWindows())
        {
            // A console child there hears Ctrl+C by itself; nothing gentler can be sent from outside.
            return;
        }

        // An error means that it ended in this moment, which is what was wanted.
        _ = SendSignal(process.Id, SignalTerminate);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SendSignal(int processId, int signal);
}
