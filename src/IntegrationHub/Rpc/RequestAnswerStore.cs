using IntegrationHub.Storage;
using Npgsql;

namespace IntegrationHub.Rpc;

/// <summary>The first answers of all writes, kept for <see cref="Kept"/>.</summary>
internal sealed class RequestAnswerStore(HubDatabase database)
{
    /// <summary>How long a repeat is recognised, as the contract promises.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    // The second of two copies waits here until the first has committed or failed.
    private const string ClaimSql = """
        INSERT INTO request_answer (scope, request_id, fingerprint, created_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (scope, request_id) DO NOTHING
        """;

    public async Task<bool> TryClaimAsync(HubTransaction transaction, RequestKey key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        AddClaim(batch, key, now);
        return await batch.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>The claim as one statement of a larger batch: it affects one row when the request is new.</summary>
    public static NpgsqlBatchCommand AddClaim(HubBatch batch, RequestKey key, DateTimeOffset now) =>
        batch.Add(ClaimSql).With(key.Scope).With(key.RequestId).With(key.Fingerprint).With(now);

    private const string AnswerSql = """
        UPDATE request_answer SET answer = $3 WHERE scope = $1 AND request_id = $2
        """;

    public static void AddAnswer(HubBatch batch, RequestKey key, byte[] answer) =>
        batch.Add(AnswerSql).With(key.Scope).With(key.RequestId).With(answer);

    private const string FindSql = """
        SELECT fingerprint, answer FROM request_answer WHERE scope = $1 AND request_id = $2
        """;

    public async Task<FirstAnswer?> FindAsync(RequestKey key, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(FindSql).With(key.Scope).With(key.RequestId);
        return await command.FirstOrNullAsync(r => new FirstAnswer(r.Bytes(0), r.Bytes(1)), cancellationToken);
    }

    private const string PurgeSql = "DELETE FROM request_answer WHERE created_at < $1";

    public async Task<int> PurgeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(PurgeSql).With(now - Kept);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
