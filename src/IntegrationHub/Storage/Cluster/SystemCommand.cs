using System.Diagnostics;

namespace IntegrationHub.Storage.Cluster;

/// <summary>What a finished command left: its exit code and everything it printed.</summary>
internal sealed record CommandOutcome(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;
}

/// <summary>Runs one program of the system to its end, for a bounded time.</summary>
internal static class SystemCommand
{
    public static async Task<CommandOutcome> RunAsync(
        IReadOnlyList<string> line, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = Describe(line) };
        process.Start();
        process.StandardInput.Close();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var errors = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return new CommandOutcome(process.ExitCode, (await output + await errors).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new StorageException($"'{string.Join(' ', line)}' did not end within {limit}; run it by hand to see why.");
        }
    }

    /// <summary>The full path of a program on PATH; null where there is none.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            // A service's PATH often lacks the folders of administration tools.
            .Concat(["/usr/sbin", "/usr/bin", "/sbin", "/bin"])
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    private static ProcessStartInfo Describe(IReadOnlyList<string> line)
    {
        var start = new ProcessStartInfo(line[0], line.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // The other user may not be allowed to stand where the hub was started.
            WorkingDirectory = "/",
        };
        // Settings of somebody's psql session must not reach our server.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C";
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        return start;
    }
}
