namespace IntegrationHub.Storage;

/// <summary>Log events 100 to 199: the private cluster and the migrations.</summary>
internal static partial class StorageLog
{
    [LoggerMessage(100, LogLevel.Information, "PostgreSQL is missing; fetching it with apt-get, which takes a minute or more.")]
    public static partial void PostgresInstalling(this ILogger logger);

    [LoggerMessage(101, LogLevel.Information, "Creating a PostgreSQL cluster in {Folder}.")]
    public static partial void ClusterCreating(this ILogger logger, string folder);

    [LoggerMessage(102, LogLevel.Information, "The PostgreSQL cluster in {Folder} is ready (found running: {Joined}).")]
    public static partial void ClusterReady(this ILogger logger, string folder, bool joined);

    [LoggerMessage(103, LogLevel.Information, "Left the PostgreSQL cluster in {Folder} running for the other hubs.")]
    public static partial void ClusterLeft(this ILogger logger, string folder);

    [LoggerMessage(104, LogLevel.Information, "Stopped the PostgreSQL cluster in {Folder}.")]
    public static partial void ClusterStopped(this ILogger logger, string folder);

    [LoggerMessage(105, LogLevel.Warning, "The PostgreSQL cluster in {Folder} did not stop and stays for the next start: {Cause}")]
    public static partial void ClusterNotStopped(this ILogger logger, string folder, string cause);

    [LoggerMessage(106, LogLevel.Warning, "The PostgreSQL server in {Folder} is gone though hubs use it; starting it again.")]
    public static partial void ClusterGone(this ILogger logger, string folder);

    [LoggerMessage(107, LogLevel.Error, "The PostgreSQL server cannot be started again: {Cause}")]
    public static partial void ClusterDown(this ILogger logger, string cause);

    [LoggerMessage(110, LogLevel.Information, "Applied migration {Migration} in {Elapsed}.")]
    public static partial void MigrationApplied(this ILogger logger, string migration, TimeSpan elapsed);
}
