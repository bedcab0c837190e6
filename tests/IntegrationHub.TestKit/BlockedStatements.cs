using IntegrationHub.Storage;
using Npgsql;
using Xunit;

namespace IntegrationHub.TestKit;

/// <summary>
/// Holds back whoever submits with one request id: a transaction of the test has claimed it and
/// stays open until disposal. So a test decides what happens in the middle of a write.
/// </summary>
public sealed class BlockedStatements : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;

    private BlockedStatements(TestDatabase database, NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        (this.database, this.connection, this.transaction) = (database, connection, transaction);

    /// <summary>Claims the request id of a commune.</summary>
    public static async Task<BlockedStatements> ClaimAsync(TestDatabase database, string commune, string requestId)
    {
        var connection = await database.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var claim = new NpgsqlCommand(
            "INSERT INTO request_answer (scope, request_id, fingerprint, created_at) VALUES ($1, $2, $3, $4)", connection);
        claim.With(commune["communes/".Length..]).With(Guid.Parse(requestId)).With(new byte[32]).With(TimeProvider.System.GetUtcNow());
        await claim.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return new BlockedStatements(database, connection, transaction);
    }

    /// <summary>Waits until this many statements wait for a lock.</summary>
    public Task ReachAsync(int count) => Within.Until(Within.AMinute, async () => await WaitingAsync() == count);

    /// <summary>Cuts the connections of those that wait, as a restart of the server would.</summary>
    public Task TerminateAsync() =>
        TableRows.ExecuteAsync(database, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {Waiting}");

    /// <summary>Takes the claim back: who waits goes on.</summary>
    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private const string Waiting = "datname = current_database() AND wait_event_type = 'Lock'";

    private Task<long> WaitingAsync() => TableRows.CountAsync(database, $"SELECT count(*) FROM pg_stat_activity WHERE {Waiting}");
}
