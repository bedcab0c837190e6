using System.Runtime.Versioning;

namespace IntegrationHub.Storage.Cluster;

/// <summary>Settles which PostgreSQL runs a cluster: one that is there, else one that is fetched, else a line to type.</summary>
[UnsupportedOSPlatform("windows")]
internal static class PostgresSearch
{
    public static async Task<PostgresBinaries> RunAsync(
        StorageOptions options, ClusterFolder folder, ILogger logger, CancellationToken cancellationToken)
    {
        var found = await FindAllAsync(options, cancellationToken);
        if (found.Count == 0 && options.PostgresBinaries is null && options.MayInstallPostgres && PostgresPackage.CanInstall)
        {
            await PostgresPackage.InstallAsync(async () => (await FindAllAsync(options, cancellationToken)).Count > 0, logger, cancellationToken);
            found = await FindAllAsync(options, cancellationToken);
        }

        return PostgresBinaries.Choose(found, folder.Major)
            ?? throw new StorageException(Explain(options, folder.Major, folder.Cluster, found));
    }

    /// <summary>Why none of what was found can run the cluster, and what to type.</summary>
    public static string Explain(StorageOptions options, int? clusterMajor, string cluster, IReadOnlyList<PostgresBinaries> found)
    {
        var there = string.Join(", ", found.Select(binaries => $"{binaries.Major} in {binaries.Folder}"));
        return (clusterMajor, found.Count) switch
        {
            ({ } major, > 0) =>
                $"The cluster in '{cluster}' was made by PostgreSQL {major}, which is not here (found: {there}); install it with: sudo apt-get install postgresql-{major}, or carry the data over with pg_upgrade.",
            (_, > 0) =>
                $"The hub needs PostgreSQL {PostgresBinaries.OldestMajor} or newer (found: {there}); install one, or name its folder in Storage:PostgresBinaries.",
            _ when options.PostgresBinaries is { } configured =>
                $"Storage:PostgresBinaries names '{configured}', where initdb, pg_ctl and postgres are not all to be found; correct or remove the setting.",
            _ =>
                $"PostgreSQL is missing; install it with: {PostgresPackage.LineToType}",
        };
    }

    private static Task<IReadOnlyList<PostgresBinaries>> FindAllAsync(StorageOptions options, CancellationToken cancellationToken) =>
        PostgresBinaries.FindAllAsync(
            options.PostgresBinaries, Environment.GetEnvironmentVariable("PATH") ?? "", "/", cancellationToken);
}
