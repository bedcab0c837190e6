using System.Data;
using Npgsql;

namespace IntegrationHub.Storage;

/// <summary>Brings the schema <c>hub</c> to the state this binary was written for.</summary>
/// <remarks>Safe to run in many processes at once: an advisory lock lets one apply while the others wait and find it done.</remarks>
internal sealed class Migrator(
    NpgsqlDataSource source,
    TimeProvider clock,
    ILogger<Migrator> logger,
    IReadOnlyList<Migration> migrations,
    IReadOnlyDictionary<string, MigrationStep> steps)
{
    // Loading reference rows or building an index takes minutes on a slow disk; the lock waits as long.
    private const int LongestStepSeconds = 900;

    private const string LockSql = "SELECT pg_advisory_lock(7014480326134198338)";

    private const string UnlockSql = "SELECT pg_advisory_unlock(7014480326134198338)";

    /// <summary>Applies what is missing, each migration in its own transaction. Refuses a database that another history made.</summary>
    /// <exception cref="StorageException">The database is newer than the hub, or a migration was changed after it was applied.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (steps.Keys.Except(migrations.Select(migration => migration.Name)).FirstOrDefault() is { } stray)
        {
            throw new InvalidOperationException($"A step is registered for migration '{stray}', which does not exist.");
        }

        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await ExecuteAsync(connection, LockSql, cancellationToken);
        try
        {
            await ExecuteAsync(connection, CreateHistorySql, cancellationToken);
            var applied = await ReadAppliedAsync(connection, cancellationToken);
            CheckHistory(applied);
            foreach (var migration in migrations.Where(migration => !applied.ContainsKey(migration.Number)))
            {
                await ApplyAsync(connection, migration, cancellationToken);
            }
        }
        finally
        {
            // A connection that broke has lost the lock with its session.
            if (connection.State == ConnectionState.Open)
            {
                await ExecuteAsync(connection, UnlockSql, CancellationToken.None);
            }
        }
    }

    private void CheckHistory(IReadOnlyDictionary<int, (string Name, string Checksum)> applied)
    {
        var known = migrations.ToDictionary(migration => migration.Number);
        foreach (var (number, (name, checksum)) in applied.OrderByDescending(row => row.Key))
        {
            if (!known.TryGetValue(number, out var migration))
            {
                throw new StorageException($"The database has migration '{name}', which this hub does not know: the database is newer; start the newer hub, or restore a backup of before.");
            }

            if (migration.Checksum != checksum)
            {
                throw new StorageException($"Migration '{migration.Name}' differs from the '{name}' the database was made with; put the file back as it was, and make the change a new migration.");
            }
        }

        var last = applied.Keys.DefaultIfEmpty().Max();
        if (migrations.FirstOrDefault(migration => migration.Number < last && !applied.ContainsKey(migration.Number)) is { } late)
        {
            throw new StorageException($"Migration '{late.Name}' comes before number {last}, which the database already has; give it a number after {last}.");
        }
    }

    private async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, migration.Sql, cancellationToken);
        if (steps.TryGetValue(migration.Name, out var step))
        {
            await step(connection, transaction, cancellationToken);
        }

        await RecordAsync(connection, migration, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        logger.MigrationApplied(migration.Name, clock.GetElapsedTime(start));
    }

    private const string CreateHistorySql = """
        CREATE SCHEMA IF NOT EXISTS hub;
        CREATE TABLE IF NOT EXISTS hub.migration (
            number integer PRIMARY KEY CHECK (number > 0),
            name text NOT NULL UNIQUE,
            checksum text NOT NULL CHECK (length(checksum) = 64),
            applied_at timestamptz NOT NULL
        );
        """;

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = LongestStepSeconds };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private const string ReadAppliedSql = "SELECT number, name, checksum FROM hub.migration ORDER BY number";

    private static async Task<Dictionary<int, (string Name, string Checksum)>> ReadAppliedAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(ReadAppliedSql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var applied = new Dictionary<int, (string, string)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            applied.Add(reader.GetInt32(0), (reader.GetString(1), reader.GetString(2)));
        }

        return applied;
    }

    private const string RecordSql = "INSERT INTO hub.migration (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4)";

    private async Task RecordAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(RecordSql, connection);
        command.Parameters.Add(new() { Value = migration.Number });
        command.Parameters.Add(new() { Value = migration.Name });
        command.Parameters.Add(new() { Value = migration.Checksum });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
