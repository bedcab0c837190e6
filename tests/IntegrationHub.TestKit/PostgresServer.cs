using System.Diagnostics.CodeAnalysis;
using IntegrationHub.Storage;
using IntegrationHub.Storage.Cluster;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace IntegrationHub.TestKit;

/// <summary>
/// One private cluster for a whole test assembly: <c>[assembly: AssemblyFixture(typeof(PostgresServer))]</c>.
/// Its databases are copies of one template, which is migrated once.
/// </summary>
[SuppressMessage("Interoperability", "CA1416", Justification = "The tests run where the hub's private cluster runs: on Linux.")]
public sealed class PostgresServer : IAsyncLifetime
{
    private const string Template = "hub_template";

    private const string Parent = "/tmp";

    private const string Prefix = "ih-tests-";

    private readonly string folder = Path.Combine(Parent, Prefix + Guid.NewGuid().ToString("N")[..12]);
    private PrivateCluster? cluster;

    /// <summary>Starts the cluster and migrates the template.</summary>
    public async ValueTask InitializeAsync()
    {
        await AbandonedServers.ClearAsync(Parent, Prefix + "*", TestContext.Current.CancellationToken);
        var options = new StorageOptions { DataDirectory = folder, Fsync = false };
        cluster = await PrivateCluster.JoinAsync(options, NullLogger.Instance, TestContext.Current.CancellationToken);
        await ExecuteAsync($"CREATE DATABASE {Template}");
        var template = new StorageOptions { ConnectionString = cluster.ConnectionString(Template) };
        await using var storage = await HubStorage.OpenAsync(
            template, NullLoggerFactory.Instance, TimeProvider.System, TestContext.Current.CancellationToken);
        await storage.MigrateAsync(HubMigrations.Steps, TestContext.Current.CancellationToken);
    }

    /// <summary>Stops the cluster and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Options of a hub on a database of this server.</summary>
    internal StorageOptions OptionsFor(string database) =>
        new() { ConnectionString = Cluster.ConnectionString(database), MaxPoolSize = 20 };

    /// <summary>Makes a database with the hub's schema.</summary>
    internal Task CreateMigratedAsync(string database) => ExecuteAsync($"CREATE DATABASE {database} TEMPLATE {Template}");

    /// <summary>Makes a database without anything in it.</summary>
    internal Task CreateEmptyAsync(string database) => ExecuteAsync($"CREATE DATABASE {database}");

    /// <summary>Removes a database, whoever is still connected.</summary>
    internal Task DropAsync(string database) => ExecuteAsync($"DROP DATABASE {database} WITH (FORCE)");

    private PrivateCluster Cluster => cluster ?? throw new InvalidOperationException("The server is not started.");

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Cluster.ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
