using Google.Protobuf;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Storage;
using Npgsql;
using NpgsqlTypes;

namespace IntegrationHub.Evidence.Reading;

/// <summary>Reads records in their chains.</summary>
internal sealed class EvidenceStore(HubDatabase database)
{
    private const string ListSql = """
        SELECT r.sequence, r.previous_hash, e.body, r.hash
        FROM evidence_record r JOIN evidence_entry e USING (transaction_id, entry_id)
        WHERE r.chain = $1 AND r.sequence > $2 AND ($3::date IS NULL OR r.seal_date = $3)
        ORDER BY r.sequence
        LIMIT $4
        """;

    /// <summary>Records of a chain after a sequence, in order. Null day: of all days.</summary>
    public async Task<List<EvidenceRecord>> ListAsync(string chain, long after, DateOnly? day, int most, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(ListSql).With(chain).With(after).With(day, NpgsqlDbType.Date).With(most);
        return await command.ToListAsync(Read, cancellationToken);
    }

    private const string AcceptedSql = """
        SELECT r.sequence, r.previous_hash, e.body, r.hash, r.seal_date
        FROM evidence_record r JOIN evidence_entry e USING (transaction_id, entry_id)
        WHERE r.kind = 1 AND split_part(r.subject, '/', 4) = $1
        """;

    /// <summary>The acceptance of the filing with this dossier code, and the day under whose seal it is or will be. Null: there is none.</summary>
    public async Task<AcceptedRecord?> AcceptedAsync(string code, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(AcceptedSql).With(code);
        return await command.FirstOrNullAsync(r => new AcceptedRecord(Read(r), r.GetFieldValue<DateOnly>(4)), cancellationToken);
    }

    private const string HashesSql = "SELECT hash FROM evidence_record WHERE chain = $1 AND seal_date = $2 ORDER BY sequence";

    /// <summary>The hashes of a chain's day, in order.</summary>
    public async Task<List<byte[]>> HashesAsync(string chain, DateOnly day, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(HashesSql).With(chain).With(day);
        return await command.ToListAsync(r => r.Bytes(0), cancellationToken);
    }

    private static EvidenceRecord Read(NpgsqlDataReader r) => new()
    {
        Sequence = r.GetInt64(0),
        PreviousHash = UnsafeByteOperations.UnsafeWrap(r.Bytes(1)),
        Body = UnsafeByteOperations.UnsafeWrap(r.Bytes(2)),
        Hash = UnsafeByteOperations.UnsafeWrap(r.Bytes(3)),
    };
}

/// <summary>That a filing was accepted.</summary>
internal sealed record AcceptedRecord(EvidenceRecord Record, DateOnly Day);
