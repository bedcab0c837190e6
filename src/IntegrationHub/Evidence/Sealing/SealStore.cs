using Google.Protobuf;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Storage;
using Npgsql;

namespace IntegrationHub.Evidence.Sealing;

/// <summary>Reads what a day holds and adds its seal.</summary>
internal sealed class SealStore(HubDatabase database)
{
    private const string FirstDaySql = "SELECT min(seal_date) FROM evidence_record";

    /// <summary>The day of the first record there is. Null: there is none.</summary>
    public async Task<DateOnly?> FirstDayAsync(HubTransaction transaction, CancellationToken cancellationToken)
    {
        await using var command = transaction.Command(FirstDaySql);
        return await command.ExecuteScalarAsync(cancellationToken) is DateOnly day ? day : null;
    }

    private const string LastSealSql = "SELECT seal_date, hash FROM evidence_seal ORDER BY seal_date DESC LIMIT 1";

    /// <summary>The newest seal. Null: there is none.</summary>
    public async Task<LastSeal?> LastAsync(HubTransaction transaction, CancellationToken cancellationToken)
    {
        await using var command = transaction.Command(LastSealSql);
        return await command.FirstOrNullAsync(r => new LastSeal(r.GetFieldValue<DateOnly>(0), r.Bytes(1)), cancellationToken);
    }

    private const string HashesSql = "SELECT chain, sequence, hash FROM evidence_record WHERE seal_date = $1 ORDER BY chain, sequence";

    /// <summary>The hashes of the day's records by chain, each in order.</summary>
    public async Task<ILookup<string, byte[]>> HashesAsync(HubTransaction transaction, DateOnly day, CancellationToken cancellationToken)
    {
        await using var command = transaction.Command(HashesSql).With(day);
        return (await command.ToListAsync(r => (Chain: r.GetString(0), Hash: r.Bytes(2)), cancellationToken)).ToLookup(r => r.Chain, r => r.Hash, StringComparer.Ordinal);
    }

    private const string ChainDaysSql = "SELECT chain, leaf_index, body FROM evidence_chain_day WHERE seal_date = $1 ORDER BY leaf_index";

    /// <summary>The chains under a day's seal, in order; none where the day is not sealed.</summary>
    public async Task<List<byte[]>> ChainDaysAsync(HubTransaction transaction, DateOnly day, CancellationToken cancellationToken)
    {
        await using var command = transaction.Command(ChainDaysSql).With(day);
        return await command.ToListAsync(r => r.Bytes(2), cancellationToken);
    }

    private const string AddSealSql = "INSERT INTO evidence_seal (seal_date, body, hash, key_id, signature) VALUES ($1, $2, $3, $4, $5)";

    private const string AddChainDaysSql = """
        INSERT INTO evidence_chain_day (seal_date, chain, leaf_index, body)
        SELECT $1, t.chain, t.place - 1, t.body FROM unnest($2::text[], $3::bytea[]) WITH ORDINALITY AS t(chain, body, place)
        """;

    public async Task AddAsync(HubTransaction transaction, DateOnly day, DaySeal seal, IReadOnlyList<ChainDay> chains, IReadOnlyList<byte[]> bodies)
    {
        await using var batch = transaction.Batch();
        batch.Add(AddSealSql).With(day).With(seal.Body.ToByteArray()).With(seal.Hash.ToByteArray()).With(seal.KeyId).With(seal.Signature.ToByteArray());
        batch.Add(AddChainDaysSql).With(day).With(chains.Select(c => c.Chain).ToArray()).With(bodies.ToArray());
        await batch.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private const string UnstampedSql = """
        SELECT s.seal_date, s.body, s.signature FROM evidence_seal s
        WHERE NOT EXISTS (SELECT 1 FROM evidence_time_stamp t WHERE t.seal_date = s.seal_date)
        ORDER BY s.seal_date
        """;

    /// <summary>Seals that were to be time-stamped and are not yet, oldest first.</summary>
    public async Task<List<UnstampedSeal>> UnstampedAsync(CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(UnstampedSql);
        var seals = await command.ToListAsync(r => new UnstampedSeal(r.GetFieldValue<DateOnly>(0), SealBody.Parser.ParseFrom(r.Bytes(1)), r.Bytes(2)), cancellationToken);
        return [.. seals.Where(s => s.Body.TimeStampAuthority.Length > 0)];
    }

    private const string AddTimeStampSql = "INSERT INTO evidence_time_stamp (seal_date, token) VALUES ($1, $2) ON CONFLICT (seal_date) DO NOTHING";

    public async Task AddTimeStampAsync(DateOnly day, byte[] token)
    {
        await using var command = database.Source.CreateCommand(AddTimeStampSql).With(day).With(token);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}

/// <summary>The newest seal there is.</summary>
internal sealed record LastSeal(DateOnly Day, byte[] Hash);

/// <summary>A seal without its time stamp.</summary>
internal sealed record UnstampedSeal(DateOnly Day, SealBody Body, byte[] Signature);
