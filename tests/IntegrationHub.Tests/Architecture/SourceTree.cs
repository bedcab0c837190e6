namespace IntegrationHub.Tests.Architecture;

/// <summary>The tree as it is checked out, without what is built or fetched.</summary>
internal static class SourceTree
{
    private static readonly string[] NotOurs = [".git", "artifacts", "bin", "node_modules", "obj"];

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every C# file of the product.</summary>
    public static IReadOnlyList<SourceFile> Product { get; } = [.. Below("src", ".cs")];

    /// <summary>Every C# file of the tests.</summary>
    public static IReadOnlyList<SourceFile> Tests { get; } = [.. Below("tests", ".cs")];

    /// <summary>Every proto file of the contract.</summary>
    public static IReadOnlyList<SourceFile> Contract { get; } = [.. Below("protos/integrationhub", ".proto")];

    /// <summary>The files with one of the endings, by path; no ending: all files.</summary>
    public static IEnumerable<SourceFile> Below(string folder, params string[] endings) =>
        Walk(new DirectoryInfo(Path.Combine(Root, folder)))
            .Where(file => endings.Length == 0 || endings.Any(ending => file.Name.EndsWith(ending, StringComparison.Ordinal)))
            .Select(file => new SourceFile(Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'), File.ReadAllText(file.FullName)))
            .OrderBy(file => file.Path, StringComparer.Ordinal);

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Concat(folder.EnumerateDirectories().Where(inner => !NotOurs.Contains(inner.Name)).SelectMany(Walk));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "IntegrationHub.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not run below the solution's folder.");
    }
}

/// <summary>One file: its path from the solution's folder, with slashes, and its text.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public int LineCount => Text.Count(letter => letter == '\n');

    public override string ToString() => Path;
}
