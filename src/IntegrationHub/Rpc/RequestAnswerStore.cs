using Google.Protobuf;
using IntegrationHub.Encryption;
using IntegrationHub.Storage;
using Npgsql;

namespace IntegrationHub.Rpc;

/// <summary>The first answers of all writes, kept for <see cref="Kept"/>.</summary>
internal sealed class RequestAnswerStore(HubDatabase database, DataKeys keys)
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
        UPDATE request_answer SET subject = $3, data_key = $4, answer = $5 WHERE scope = $1 AND request_id = $2
        """;

    /// <param name="batch">Of the write's transaction.</param>
    /// <param name="key">Of the request.</param>
    /// <param name="subject">Resource name of what the answer tells of, with which it is destroyed. Empty: it holds nothing of a person.</param>
    /// <param name="answer">The answer.</param>
    public void AddAnswer(HubBatch batch, RequestKey key, string subject, IMessage answer)
    {
        var own = keys.New();
        batch.Add(AnswerSql).With(key.Scope).With(key.RequestId).With(subject).With(own.Wrapped).With(own.Seal(answer.ToByteArray(), Place(key)));
    }

    private const string FindSql = """
        SELECT fingerprint, data_key, answer, subject FROM request_answer WHERE scope = $1 AND request_id = $2
        """;

    public async Task<FirstAnswer?> FindAsync(RequestKey key, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(FindSql).With(key.Scope).With(key.RequestId);
        return await command.FirstOrNullAsync(
            r => new FirstAnswer(r.Bytes(0), r.IsDBNull(1) ? null : keys.Unwrap(r.Bytes(1)).Open(r.Bytes(2), Place(key)), r.GetString(3)), cancellationToken);
    }

    private const string DestroySql = "UPDATE request_answer SET data_key = NULL, answer = NULL WHERE subject = $1 AND answer IS NOT NULL";

    /// <summary>Destroys the answers that tell of something. Reads all answers there are.</summary>
    public static void AddDestroy(HubBatch batch, string subject) => batch.Add(DestroySql).With(subject);

    private const string PurgeSql = "DELETE FROM request_answer WHERE created_at < $1";

    public async Task<int> PurgeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(PurgeSql).With(now - Kept);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Place(RequestKey key) => $"answer/{key.Scope}/{key.RequestId:D}";
}
