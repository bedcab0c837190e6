using IntegrationHub.Calendar;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Storage;
using Npgsql;
using NpgsqlTypes;

namespace IntegrationHub.Evidence.Chaining;

/// <summary>Reads entries in the order of their commits and adds them to their chains.</summary>
internal sealed class EvidenceChainStore(HubDatabase database)
{
    private const string AnySql = """
        SELECT 1 FROM evidence_position p
        CROSS JOIN LATERAL (
            SELECT 1 FROM evidence_entry e
            WHERE (e.transaction_id, e.entry_id) > (p.transaction_id, p.entry_id) AND e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY e.transaction_id, e.entry_id
            LIMIT 1
        ) entry
        """;

    /// <summary>True when something may be chained. Looks without a transaction of its own, which every watch stream would wait for.</summary>
    public async Task<bool> HasAnyAsync(CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(AnySql);
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    // A process that stands still must not hold the chains, nor every watch stream, for long:
    // the server ends its transaction.
    private const string BoundSql = "SET LOCAL idle_in_transaction_session_timeout = '30s'";

    // What a crash takes back is chained again from the same entries in the same order, with
    // the same hashes; and nothing that is sealed can be taken back, for the seal's commit waits.
    private const string HurrySql = "SET LOCAL synchronous_commit = off";

    private const string TryTakeSql = "SELECT transaction_id, entry_id FROM evidence_position FOR UPDATE SKIP LOCKED";

    private const string TakeSql = "SELECT transaction_id, entry_id FROM evidence_position FOR UPDATE";

    /// <summary>Up to where entries are chained, locked until the transaction ends. Null: somebody else has it.</summary>
    public async Task<ChainPosition?> TryTakeAsync(HubTransaction transaction, CancellationToken cancellationToken)
    {
        await ExecuteAsync(transaction, BoundSql, cancellationToken);
        await ExecuteAsync(transaction, HurrySql, cancellationToken);
        await using var command = transaction.Command(TryTakeSql);
        return await command.FirstOrNullAsync(ReadPosition, cancellationToken);
    }

    /// <summary>Up to where entries are chained, locked until the transaction ends, once nobody else has it.</summary>
    public async Task<ChainPosition> TakeAsync(HubTransaction transaction, CancellationToken cancellationToken)
    {
        await ExecuteAsync(transaction, BoundSql, cancellationToken);
        await using var command = transaction.Command(TakeSql);
        return await command.FirstOrNullAsync(ReadPosition, cancellationToken)
            ?? throw new InvalidOperationException("The position of the evidence is gone.");
    }

    // Only transactions older than any still open are read: what commits later gets its place
    // after them.
    private const string UnchainedSql = """
        SELECT transaction_id, entry_id, body FROM evidence_entry
        WHERE (transaction_id, entry_id) > ($1, $2) AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
        ORDER BY transaction_id, entry_id
        LIMIT $3
        """;

    public async Task<List<UnchainedEntry>> UnchainedAsync(HubTransaction transaction, ChainPosition after, int most, CancellationToken cancellationToken)
    {
        await using var command = transaction.Command(UnchainedSql).With(after.TransactionId, NpgsqlDbType.Xid8).With(after.EntryId).With(most);
        return await command.ToListAsync(
            r => new UnchainedEntry(new(r.GetFieldValue<ulong>(0), r.GetInt64(1)), r.Bytes(2), EvidenceBody.Parser.ParseFrom(r.Bytes(2))), cancellationToken);
    }

    private const string WaitingSql = "SELECT body FROM evidence_entry WHERE (transaction_id, entry_id) > ($1, $2)";

    /// <summary>True when something written up to the end of the day is committed and not chained, for whatever reason.</summary>
    public async Task<bool> IsWaitingAsync(HubTransaction transaction, ChainPosition after, DateOnly day, CancellationToken cancellationToken)
    {
        await using var command = transaction.Command(WaitingSql).With(after.TransactionId, NpgsqlDbType.Xid8).With(after.EntryId);
        var waiting = await command.ToListAsync(r => EvidenceBody.Parser.ParseFrom(r.Bytes(0)), cancellationToken);
        return waiting.Any(body => VietnamTime.DayOf(body.RecordTime.ToDateTimeOffset()) <= day);
    }

    private const string HeadsSql = """
        SELECT c.chain, h.sequence, h.hash, h.seal_date
        FROM unnest($1::text[]) AS c(chain)
        CROSS JOIN LATERAL (SELECT sequence, hash, seal_date FROM evidence_record r WHERE r.chain = c.chain ORDER BY sequence DESC LIMIT 1) h
        """;

    /// <summary>The last record of each of the chains that has one.</summary>
    public async Task<Dictionary<string, ChainHead>> HeadsAsync(HubTransaction transaction, string[] chains, CancellationToken cancellationToken)
    {
        await using var command = transaction.Command(HeadsSql).With(chains);
        var heads = await command.ToListAsync(r => (Chain: r.GetString(0), new ChainHead(r.GetInt64(1), r.Bytes(2), r.GetFieldValue<DateOnly>(3))), cancellationToken);
        return heads.ToDictionary(h => h.Chain, h => h.Item2, StringComparer.Ordinal);
    }

    private const string SealedThroughSql = "SELECT seal_date FROM evidence_seal ORDER BY seal_date DESC LIMIT 1";

    /// <summary>The newest sealed day; one long ago where none is.</summary>
    public async Task<DateOnly> SealedThroughAsync(HubTransaction transaction, CancellationToken cancellationToken)
    {
        await using var command = transaction.Command(SealedThroughSql);
        return await command.ExecuteScalarAsync(cancellationToken) is DateOnly day ? day : DateOnly.MinValue;
    }

    private const string AppendSql = """
        INSERT INTO evidence_record (chain, sequence, seal_date, transaction_id, entry_id, kind, subject, previous_hash, hash)
        SELECT * FROM unnest($1::text[], $2::bigint[], $3::date[], $4::xid8[], $5::bigint[], $6::smallint[], $7::text[], $8::bytea[], $9::bytea[])
        """;

    private const string MoveSql = "UPDATE evidence_position SET transaction_id = $1, entry_id = $2";

    public async Task AppendAsync(HubTransaction transaction, IReadOnlyList<ChainedEntry> records, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add(AppendSql)
            .With(records.Select(r => r.Entry.Body.Chain).ToArray())
            .With(records.Select(r => r.Head.Sequence).ToArray())
            .With(records.Select(r => r.Head.SealDate).ToArray())
            .With(records.Select(r => r.Entry.Position.TransactionId).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Xid8)
            .With(records.Select(r => r.Entry.Position.EntryId).ToArray())
            .With(records.Select(r => (short)r.Entry.Body.Kind).ToArray())
            .With(records.Select(r => r.Entry.Body.Subject).ToArray())
            .With(records.Select(r => r.PreviousHash).ToArray())
            .With(records.Select(r => r.Head.Hash).ToArray());
        var last = records[^1].Entry.Position;
        batch.Add(MoveSql).With(last.TransactionId, NpgsqlDbType.Xid8).With(last.EntryId);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(HubTransaction transaction, string sql, CancellationToken cancellationToken)
    {
        await using var command = transaction.Command(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static ChainPosition ReadPosition(NpgsqlDataReader r) => new(r.GetFieldValue<ulong>(0), r.GetInt64(1));
}

/// <summary>A place in the order of commits.</summary>
internal sealed record ChainPosition(ulong TransactionId, long EntryId);

/// <summary>An entry without a place in its chain.</summary>
internal sealed record UnchainedEntry(ChainPosition Position, byte[] Bytes, EvidenceBody Body)
{
    /// <summary>The day on which it was written.</summary>
    public DateOnly Day => VietnamTime.DayOf(Body.RecordTime.ToDateTimeOffset());
}

/// <summary>The last record of a chain.</summary>
internal sealed record ChainHead(long Sequence, byte[] Hash, DateOnly SealDate);

/// <summary>An entry in its place.</summary>
internal sealed record ChainedEntry(UnchainedEntry Entry, byte[] PreviousHash, ChainHead Head);
