using Google.Protobuf;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Storage;
using Npgsql;
using NpgsqlTypes;

namespace IntegrationHub.Evidence.Reading;

/// <summary>Reads seals with their time stamps, and what is under them.</summary>
internal sealed class SealReadingStore(HubDatabase database)
{
    private const string ListSql = """
        SELECT s.seal_date, s.body, s.hash, s.key_id, s.signature, t.token
        FROM evidence_seal s LEFT JOIN evidence_time_stamp t USING (seal_date)
        WHERE $1::date IS NULL OR s.seal_date < $1
        ORDER BY s.seal_date DESC
        LIMIT $2
        """;

    /// <summary>Seals before a day, newest first. Null: the newest.</summary>
    public async Task<List<DatedSeal>> ListAsync(DateOnly? before, int most, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(ListSql).With(before, NpgsqlDbType.Date).With(most);
        return await command.ToListAsync(Read, cancellationToken);
    }

    private const string BetweenSql = """
        SELECT s.seal_date, s.body, s.hash, s.key_id, s.signature, t.token
        FROM evidence_seal s LEFT JOIN evidence_time_stamp t USING (seal_date)
        WHERE s.seal_date BETWEEN $1 AND $2
        ORDER BY s.seal_date
        """;

    /// <summary>The seals of these days, in order.</summary>
    public async Task<List<DatedSeal>> BetweenAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(BetweenSql).With(first).With(last);
        return await command.ToListAsync(Read, cancellationToken);
    }

    private const string ChainDaysSql = "SELECT chain, body FROM evidence_chain_day WHERE seal_date = $1 ORDER BY leaf_index";

    /// <summary>That the chain's day is under the day's seal. Null: the chain was not written to up to then.</summary>
    public async Task<ChainProof?> ProveAsync(string chain, DateOnly day, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(ChainDaysSql).With(day);
        var days = await command.ToListAsync(r => (Chain: r.GetString(0), Body: r.Bytes(1)), cancellationToken);
        var index = days.FindIndex(d => d.Chain == chain);
        return index < 0 ? null : new ChainProof
        {
            ChainDay = UnsafeByteOperations.UnsafeWrap(days[index].Body),
            Path = EvidenceProofs.Path([.. days.Select(d => EvidenceHashes.OfBody(d.Body))], index),
        };
    }

    private static DatedSeal Read(NpgsqlDataReader r) => new(r.GetFieldValue<DateOnly>(0), new DaySeal
    {
        Body = UnsafeByteOperations.UnsafeWrap(r.Bytes(1)),
        Hash = UnsafeByteOperations.UnsafeWrap(r.Bytes(2)),
        KeyId = r.GetString(3),
        Signature = UnsafeByteOperations.UnsafeWrap(r.Bytes(4)),
        TimeStampToken = r.IsDBNull(5) ? ByteString.Empty : UnsafeByteOperations.UnsafeWrap(r.Bytes(5)),
    });
}

/// <summary>A seal and its day.</summary>
internal sealed record DatedSeal(DateOnly Day, DaySeal Seal);
