using System.ComponentModel;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.EndToEnd.Processes;

/// <summary>A Node program beside the tests, with the packages its lock file names.</summary>
internal sealed class NodeProgram(string folder)
{
    private readonly string folder = Path.Combine(AppContext.BaseDirectory, folder);

    private string LockFile => Path.Combine(folder, "package-lock.json");

    // Written by npm when it is done.
    private string Installed => Path.Combine(folder, "node_modules", ".package-lock.json");

    /// <summary>Fetches the packages where they are not there yet, as the lock file has them.</summary>
    public async Task InstallAsync()
    {
        if (File.Exists(Installed) && File.GetLastWriteTimeUtc(Installed) >= File.GetLastWriteTimeUtc(LockFile))
        {
            return;
        }

        await using var npm = Start("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
        Assert.True(await npm.EndAsync(Within.FiveMinutes) == 0, $"npm ci failed:\n{npm.Output}\n{npm.Errors}");
    }

    /// <summary>Runs a script of the folder to its end, with more in its environment; what it wrote.</summary>
    public async Task<string> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        await using var node = Start("node", arguments, environment);
        Assert.True(await node.EndAsync(Within.FiveMinutes) == 0, $"node failed:\n{node.Output}\n{node.Errors}");
        return node.Output;
    }

    private ChildProcess Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        try
        {
            return ChildProcess.Start(program, arguments, environment, folder);
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"'{program}' cannot be started; install Node.js with npm (Debian: apt-get install nodejs npm).", missing);
        }
    }
}
