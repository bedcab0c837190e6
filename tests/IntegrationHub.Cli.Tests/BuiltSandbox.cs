using IntegrationHub.Cli.Serve;

namespace IntegrationHub.Cli.Tests;

/// <summary>The sandbox as it was built with these tests.</summary>
internal static class BuiltSandbox
{
    public static ProgramLocation Location { get; } = ProgramLocation.Sandbox with { ShippedFolder = FindFolder() };

    // The CLI's own project reference has it built; where its output lies is the build's choice.
    private static string FindFolder()
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var built = Path.Combine(folder.FullName, "artifacts", "bin", "IntegrationHub.Sandbox", configuration);
            if (File.Exists(Path.Combine(built, "IntegrationHub.Sandbox.dll")))
            {
                return built;
            }
        }

        throw new DirectoryNotFoundException("The sandbox is not built.");
    }
}
