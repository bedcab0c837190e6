using System.Globalization;
using System.Text.RegularExpressions;

namespace IntegrationHub.Storage.Cluster;

/// <summary>A folder with the programs of one PostgreSQL version.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    /// <summary>Oldest major version the hub's SQL is written for.</summary>
    public const int OldestMajor = 14;

    private static readonly string[] Programs = ["initdb", "pg_ctl", "postgres"];

    public string Initdb => Path.Combine(Folder, "initdb");

    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    /// <summary>The version to run among those found; null where none fits.</summary>
    /// <param name="found">In order of preference, as <see cref="FindAllAsync"/> gives them.</param>
    /// <param name="clusterMajor">Version of an existing cluster, which no other can run; null for a new one.</param>
    public static PostgresBinaries? Choose(IEnumerable<PostgresBinaries> found, int? clusterMajor) =>
        found.FirstOrDefault(binaries => clusterMajor is null ? binaries.Major >= OldestMajor : binaries.Major == clusterMajor);

    /// <summary>
    /// Every PostgreSQL there is, in order of preference: PATH, then the packages' folders, newest first.
    /// </summary>
    /// <remarks>
    /// A <paramref name="configured"/> folder is looked into instead of all others. <paramref name="path"/> is
    /// separated by colons; <paramref name="root"/> is the top of the file system to search.
    /// </remarks>
    public static async Task<IReadOnlyList<PostgresBinaries>> FindAllAsync(
        string? configured, string path, string root, CancellationToken cancellationToken)
    {
        var folders = configured is not null
            ? [configured]
            : path.Split(':', StringSplitOptions.RemoveEmptyEntries).Concat(PackageFolders(root)).Distinct();
        var found = new List<PostgresBinaries>();
        foreach (var folder in folders.Where(HasPrograms))
        {
            if (await ReadMajorAsync(folder, cancellationToken) is { } major)
            {
                found.Add(new PostgresBinaries(folder, major));
            }
        }

        return found;
    }

    private static bool HasPrograms(string folder) =>
        Programs.All(program => File.Exists(Path.Combine(folder, program)));

    // Debian keeps versions side by side in lib/postgresql/<major>, PostgreSQL's own rpm packages in pgsql-<major>.
    private static IEnumerable<string> PackageFolders(string root) =>
        Children(Path.Combine(root, "usr/lib/postgresql"), "*")
            .Concat(Children(Path.Combine(root, "usr"), "pgsql-*"))
            .OrderByDescending(folder => int.TryParse(
                Digits().Match(Path.GetFileName(folder)).Value, NumberStyles.None, CultureInfo.InvariantCulture, out var major)
                ? major
                : 0)
            .Select(folder => Path.Combine(folder, "bin"));

    private static string[] Children(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.GetDirectories(folder, pattern) : [];

    private static async Task<int?> ReadMajorAsync(string folder, CancellationToken cancellationToken)
    {
        var outcome = await SystemCommand.RunAsync(
            [Path.Combine(folder, "postgres"), "--version"], TimeSpan.FromSeconds(10), cancellationToken);
        var version = Version().Match(outcome.Output);
        return version.Success ? int.Parse(version.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex Version();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
