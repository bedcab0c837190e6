using System.Data;
using Hangfire.PostgreSql;
using IntegrationHub.Storage;
using Npgsql;

namespace IntegrationHub.Jobs;

/// <summary>Hangfire's own tables.</summary>
internal static class JobsStore
{
    public const string Schema = "hangfire";

    private const string LockSql = "SELECT pg_advisory_lock(7014480326134198339)";

    private const string UnlockSql = "SELECT pg_advisory_unlock(7014480326134198339)";

    /// <summary>Makes the tables, or brings them up to date. Safe in many processes at once, which Hangfire's installer alone is not.</summary>
    public static async Task PrepareAsync(HubDatabase database, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await ExecuteAsync(connection, LockSql, cancellationToken);
        try
        {
            PostgreSqlObjectsInstaller.Install(connection, Schema);
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

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
