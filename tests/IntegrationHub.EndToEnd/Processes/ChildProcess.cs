using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using IntegrationHub.Storage.Cluster;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.EndToEnd.Processes;

/// <summary>A real process and all it writes. Killed when disposed, should it still run.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> errors = new();

    private ChildProcess(Process process) => this.process = process;

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public string Output => string.Join('\n', output);

    public string Errors => string.Join('\n', errors);

    /// <summary>Starts one of our own programs.</summary>
    public static ChildProcess StartDotnet(string assembly, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        Start(Environment.ProcessPath is { } host && Path.GetFileName(host) == "dotnet" ? host : "dotnet", [assembly, .. arguments], environment);

    public static ChildProcess Start(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var child = new ChildProcess(new Process { StartInfo = start });
        child.process.OutputDataReceived += (_, line) => Keep(child.output, line.Data);
        child.process.ErrorDataReceived += (_, line) => Keep(child.errors, line.Data);
        child.process.Start();
        child.process.StandardInput.Close();
        child.process.BeginOutputReadLine();
        child.process.BeginErrorReadLine();
        return child;
    }

    /// <summary>The first line of the output that holds <paramref name="sign"/>.</summary>
    public async Task<string> LineAsync(string sign, TimeSpan limit)
    {
        string? found = null;
        await Within.Until(limit, () =>
        {
            var ended = HasExited;
            found = output.FirstOrDefault(line => line.Contains(sign, StringComparison.Ordinal));
            Assert.False(found is null && ended, $"It ended without saying '{sign}'.\n{Output}\n{Errors}");
            return Task.FromResult(found is not null);
        });
        return found!;
    }

    /// <summary>Kill -9: nothing of the program runs any more after it.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None).Within(Within.AMinute);
    }

    /// <summary>SIGTERM.</summary>
    public Task AskToEndAsync() => SystemCommand.RunAsync(["sh", "-c", $"kill -TERM {Id}"], Within.AMinute, CancellationToken.None);

    /// <summary>Waits for the end; the exit code.</summary>
    public async Task<int> EndAsync(TimeSpan limit)
    {
        await process.WaitForExitAsync(CancellationToken.None).Within(limit);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }
}
