using System.Runtime.InteropServices;

namespace IntegrationHub.Cli.Serve;

/// <summary>A program of ours that runs in a process of its own, and where its files are.</summary>
internal sealed record ProgramLocation(string Assembly, string ShippedFolder)
{
    public static ProgramLocation Server { get; } = new("IntegrationHub", "server");

    public static ProgramLocation Sandbox { get; } = new("IntegrationHub.Sandbox", "sandbox");

    /// <summary>The program's file: beside the CLI as it is shipped, else where the build puts it.</summary>
    public string Find(string cliFolder)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(cliFolder));
        string[] places =
        [
            Path.Combine(folder, ShippedFolder, Assembly + ".dll"),
            Path.GetFullPath(Path.Combine(folder, "..", "..", Assembly, Path.GetFileName(folder), Assembly + ".dll")),
        ];
        return places.FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"{Assembly}.dll is neither at {places[0]} nor at {places[1]}; the installation is incomplete.");
    }

    /// <summary>The dotnet host that runs this process, so that child and parent share one runtime.</summary>
    public static string Host()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        if (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } named && File.Exists(named))
        {
            return named;
        }

        if (Environment.ProcessPath is { } running && Path.GetFileName(running) == name)
        {
            return running;
        }

        // {root}/shared/Microsoft.NETCore.App/{version}/: the host is at the root.
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var beside = Path.Combine(root, name);
        return File.Exists(beside) ? beside : name;
    }
}
