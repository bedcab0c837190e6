using IntegrationHub.Storage.Cluster;
using Npgsql;

namespace IntegrationHub.Storage;

/// <summary>
/// The open store of one process: its share in the private cluster, where there is one, and the pool.
/// Disposing closes the pool and leaves the cluster.
/// </summary>
internal sealed class HubStorage : IAsyncDisposable
{
    private readonly PrivateCluster? cluster;
    private readonly ILoggerFactory loggers;
    private readonly TimeProvider clock;

    private HubStorage(PrivateCluster? cluster, string connectionString, StorageOptions options, ILoggerFactory loggers, TimeProvider clock)
    {
        DataDirectory = options.DataRoot;
        (this.cluster, this.loggers, this.clock) = (cluster, loggers, clock);
        ConnectionString = connectionString;
        var source = new NpgsqlDataSourceBuilder(connectionString);
        source.UseLoggerFactory(loggers);
        Database = new HubDatabase(source.Build());
    }

    /// <summary>The pool of the features.</summary>
    public HubDatabase Database { get; }

    /// <summary>How the job server connects: to the same database, by a pool of its own.</summary>
    public string ConnectionString { get; }

    /// <summary>Where this hub keeps files of its own, whoever runs the database. Not there before something is kept.</summary>
    public string DataDirectory { get; }

    /// <summary>Opens the configured database, or makes, starts or joins the private cluster.</summary>
    /// <exception cref="StorageException">It cannot be had; the message says why and what to do.</exception>
    public static async Task<HubStorage> OpenAsync(
        StorageOptions options, ILoggerFactory loggers, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (options.ConnectionString is { } configured)
        {
            return new HubStorage(null, Complete(configured, options), options, loggers, clock);
        }

        if (!OperatingSystem.IsLinux())
        {
            throw new StorageException("The hub runs a PostgreSQL of its own only on Linux; give it one in Storage:ConnectionString.");
        }

        var cluster = await PrivateCluster.JoinAsync(options, loggers.CreateLogger<PrivateCluster>(), cancellationToken);
        return new HubStorage(cluster, Complete(cluster.ConnectionString(PrivateCluster.DatabaseName), options), options, loggers, clock);
    }

    /// <summary>Brings the schema up to date. To be awaited before anything is served.</summary>
    /// <remarks><paramref name="steps"/> holds, by migration name, what features do in the transaction of their migration.</remarks>
    public Task MigrateAsync(IReadOnlyDictionary<string, MigrationStep> steps, CancellationToken cancellationToken) =>
        new Migrator(
            Database.Source, clock, loggers.CreateLogger<Migrator>(), Migration.Embedded(typeof(HubStorage).Assembly), steps)
            .RunAsync(cancellationToken);

    /// <summary>Whether the hub runs its PostgreSQL itself.</summary>
    public bool IsPrivate => cluster is not null;

    /// <summary>Starts the private cluster's server again where it is gone; does nothing for a configured database.</summary>
    public Task KeepUpAsync(CancellationToken cancellationToken) =>
        cluster is not null && OperatingSystem.IsLinux() ? cluster.KeepUpAsync(cancellationToken) : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await Database.Source.DisposeAsync();
        // The job server's pool hangs on the connection string; idle connections in it would delay the server's stop.
        await using (var connection = new NpgsqlConnection(ConnectionString))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        if (cluster is not null && OperatingSystem.IsLinux())
        {
            await cluster.DisposeAsync();
        }
    }

    private static string Complete(string connectionString, StorageOptions options)
    {
        // What an operator wrote into the connection string stands.
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        return new NpgsqlConnectionStringBuilder(connectionString)
        {
            SearchPath = given.SearchPath ?? "hub",
            ApplicationName = given.ApplicationName ?? "integrationhub",
            MaxPoolSize = given.ShouldSerialize("Maximum Pool Size") ? given.MaxPoolSize : options.MaxPoolSize,
            // Every statement is a constant, so each connection plans it once.
            MaxAutoPrepare = given.ShouldSerialize("Max Auto Prepare") ? given.MaxAutoPrepare : 200,
        }.ConnectionString;
    }
}
