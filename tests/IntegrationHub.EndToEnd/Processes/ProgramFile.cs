namespace IntegrationHub.EndToEnd.Processes;

/// <summary>The built programs, where the build of this test put them.</summary>
internal static class ProgramFile
{
    public static string Hub { get; } = Built("IntegrationHub", "IntegrationHub.dll");

    public static string Sandbox { get; } = Built("IntegrationHub.Sandbox", "IntegrationHub.Sandbox.dll");

    public static string CommandLine { get; } = Built("IntegrationHub.Cli", "hub.dll");

    // artifacts/bin/{project}/{configuration}/
    private static string Built(string project, string file)
    {
        var own = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var path = Path.Combine(own.Parent!.Parent!.FullName, project, own.Name, file);
        return File.Exists(path) ? path : throw new FileNotFoundException($"'{path}' is not built; build the solution.");
    }
}
