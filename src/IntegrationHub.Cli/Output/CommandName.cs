namespace IntegrationHub.Cli.Output;

/// <summary>What to type for this program from where its user stands.</summary>
internal static class CommandName
{
    /// <summary>The command of this process.</summary>
    public static string OfProcess() => Of(
        Environment.ProcessPath ?? "", AppContext.BaseDirectory, Environment.CurrentDirectory, Environment.GetEnvironmentVariable("PATH") ?? "");

    /// <param name="program">The running program: ours, or the dotnet host.</param>
    /// <param name="folder">Where the CLI's files are.</param>
    /// <param name="here">The current directory.</param>
    /// <param name="path">Folders the shell searches.</param>
    internal static string Of(string program, string folder, string here, string path)
    {
        if (Path.GetFileNameWithoutExtension(program) != "hub")
        {
            return $"dotnet {Shortest(Path.Combine(folder, "hub.dll"), here)}";
        }

        return path.Split(Path.PathSeparator).Contains(Path.GetDirectoryName(program)) ? "hub" : Shortest(program, here);
    }

    private static string Shortest(string file, string here)
    {
        var relative = Path.GetRelativePath(here, file);
        return relative.StartsWith("..", StringComparison.Ordinal) ? file
            : relative.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) ? relative
            : $".{Path.DirectorySeparatorChar}{relative}";
    }
}
