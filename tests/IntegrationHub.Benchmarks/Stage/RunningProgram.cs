using System.Diagnostics;
using IntegrationHub.Cli.Serve;

namespace IntegrationHub.Benchmarks.Stage;

/// <summary>A hub or sandbox in a process of its own, started and answering.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(5);

    private readonly ChildProgram child;
    private readonly ChildLog log;

    private RunningProgram(ChildProgram child, ChildLog log, Uri address) => (this.child, this.log, Address) = (child, log, address);

    public Uri Address { get; }

    /// <summary>Processor time it has used so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            using var process = Process.GetProcessById(child.Id);
            return process.TotalProcessorTime;
        }
    }

    /// <param name="location">Which program.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="environment">Set for it in addition.</param>
    /// <param name="logPath">Where what it writes is kept.</param>
    /// <param name="address">Where it serves what is measured.</param>
    /// <param name="sign">Answers once it is ready.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<RunningProgram> StartAsync(
        ProgramLocation location, string[] arguments, IReadOnlyDictionary<string, string> environment, string logPath,
        Uri address, Uri sign, CancellationToken cancellationToken)
    {
        var log = new ChildLog(logPath);
        var program = new RunningProgram(ChildProgram.Start(location, arguments, environment, log), log, address);
        try
        {
            await program.child.AnswersAsync(location.Assembly, sign, log, LongestStart, TimeProvider.System, cancellationToken);
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await child.EndAsync();
        child.Dispose();
        log.Dispose();
    }
}
