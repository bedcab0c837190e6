using IntegrationHub.Encryption;
using IntegrationHub.Filings.V1;
using IntegrationHub.Storage;
using Npgsql;
using NpgsqlTypes;

namespace IntegrationHub.Filings;

/// <summary>Reads and writes filings as wholes.</summary>
internal sealed class FilingStore(HubDatabase database, DataKeys keys)
{
    private const string FindSql = """
        SELECT f.filing_id, f.code, f.receiving_commune, f.competent_commune, f.procedure_code, f.procedure_version, f.commune_reference,
               f.status, f.version, f.submitted_at, f.accepted_at, f.due_at, f.finished_at, f.ended_at,
               f.data_key, f.content, f.content_destroyed_at, f.created_at, f.updated_at,
               f.delivery_state, f.delivery_reason, f.delivered_version, f.delivered_at, f.settled_answers,
               COALESCE(o.attempts, 0), CASE WHEN o.state = 'due' THEN o.due_at END,
               (SELECT count(*) FROM filing_step s WHERE s.filing_id = f.filing_id AND s.delivery = 3)::integer,
               (SELECT count(*) FROM filing_step s WHERE s.filing_id = f.filing_id AND s.delivery = 4)::integer
        FROM filing f
        LEFT JOIN outbox o ON o.lane = 'portal' AND o.kind = 'filing.deliver' AND o.subject_id = f.filing_id
        WHERE f.filing_id = COALESCE($1, (SELECT filing_id FROM filing WHERE code = $2))
        """;

    /// <summary>The filing of this code; null: there is none.</summary>
    public async Task<Filing?> FindAsync(string code, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(FindSql).With(null, NpgsqlDbType.Bigint).With(code);
        return await command.FirstOrNullAsync(Read, cancellationToken);
    }

    /// <summary>The filing of this key; null: there is none.</summary>
    public async Task<Filing?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(FindSql).With(id).With("");
        return await command.FirstOrNullAsync(Read, cancellationToken);
    }

    private const string LockSql = "SELECT filing_id FROM filing WHERE code = $1 FOR UPDATE";

    /// <summary>The filing, which nobody else changes until the transaction ends; null: there is none.</summary>
    public async Task<Filing?> LockAsync(HubTransaction transaction, string code)
    {
        // Two statements: the second must see what the holder of the lock before us wrote.
        await using var wait = transaction.Command(LockSql).With(code);
        if (await wait.ExecuteScalarAsync(CancellationToken.None) is not long id)
        {
            return null;
        }

        await using var command = transaction.Command(FindSql).With(id).With(code);
        return await command.FirstOrNullAsync(Read, CancellationToken.None);
    }

    private const string InsertSql = """
        INSERT INTO filing (filing_id, code, receiving_commune, competent_commune, procedure_code, procedure_version, commune_reference,
                            status, version, submitted_at, accepted_at, due_at, data_key, content, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15)
        """;

    public static void AddInsert(HubBatch batch, Filing filing) =>
        batch.Add(InsertSql).With(filing.Id).With(filing.Code).With(filing.ReceivingCommune).With(filing.CompetentCommune)
            .With(filing.ProcedureCode).With(filing.ProcedureVersion).With(filing.CommuneReference)
            .With((short)filing.Status).With(filing.Version).With(filing.SubmittedAt)
            .With(filing.AcceptedAt, NpgsqlDbType.TimestampTz).With(filing.DueAt, NpgsqlDbType.TimestampTz)
            .With(filing.Key!.Wrapped).With(filing.SealContent()).With(filing.CreatedAt);

    private const string UpdateSql = """
        UPDATE filing
        SET status = $3, version = $2, accepted_at = $4, due_at = $5, finished_at = $6, ended_at = $7, content = $8, updated_at = $9,
            delivery_state = $10, delivery_reason = $11
        WHERE filing_id = $1 AND version = $2 - 1
        """;

    /// <summary>Writes the next version of a locked filing.</summary>
    public static void AddUpdate(HubBatch batch, Filing filing) =>
        batch.Add(UpdateSql).With(filing.Id).With(filing.Version).With((short)filing.Status)
            .With(filing.AcceptedAt, NpgsqlDbType.TimestampTz).With(filing.DueAt, NpgsqlDbType.TimestampTz)
            .With(filing.FinishedAt, NpgsqlDbType.TimestampTz).With(filing.EndedAt, NpgsqlDbType.TimestampTz)
            .With(filing.SealContent()).With(filing.UpdatedAt)
            .With((short)filing.Delivery.State).With(filing.Delivery.Reason);

    private const string ListSql = """
        SELECT f.filing_id, f.code, f.receiving_commune, f.competent_commune, f.procedure_code, f.procedure_version, f.commune_reference,
               f.status, f.version, f.submitted_at, f.accepted_at, f.due_at, f.finished_at, f.ended_at,
               f.data_key, f.content, f.content_destroyed_at, f.created_at, f.updated_at,
               f.delivery_state, f.delivery_reason, f.delivered_version, f.delivered_at, f.settled_answers,
               COALESCE(o.attempts, 0), CASE WHEN o.state = 'due' THEN o.due_at END,
               (SELECT count(*) FROM filing_step s WHERE s.filing_id = f.filing_id AND s.delivery = 3)::integer,
               (SELECT count(*) FROM filing_step s WHERE s.filing_id = f.filing_id AND s.delivery = 4)::integer
        FROM filing f
        LEFT JOIN outbox o ON o.lane = 'portal' AND o.kind = 'filing.deliver' AND o.subject_id = f.filing_id
        WHERE f.filing_id < $1
          AND ($2::text[] IS NULL OR f.receiving_commune = ANY ($2) OR f.competent_commune = ANY ($2))
          AND ($3::smallint IS NULL OR f.status = $3)
          AND ($4::smallint IS NULL OR f.delivery_state = $4)
          AND ($5::text IS NULL OR f.procedure_code = $5)
          AND ($6::text IS NULL OR f.receiving_commune = $6)
          AND ($7::text IS NULL OR f.competent_commune = $7)
          AND ($8::text IS NULL OR f.commune_reference = $8)
          AND ($9::timestamptz IS NULL OR f.created_at >= $9)
          AND ($10::timestamptz IS NULL OR f.created_at < $10)
        ORDER BY f.filing_id DESC
        LIMIT $11
        """;

    /// <summary>Filings before <paramref name="beforeId"/>, newest first. Null communes mean all.</summary>
    public async Task<List<Filing>> ListAsync(string[]? communes, FilingFilter filter, long beforeId, int most, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(ListSql).With(beforeId)
            .With(communes, NpgsqlDbType.Array | NpgsqlDbType.Text)
            .With((short?)filter.Status, NpgsqlDbType.Smallint).With((short?)filter.DeliveryState, NpgsqlDbType.Smallint)
            .With(filter.ProcedureCode, NpgsqlDbType.Text)
            .With(filter.ReceivingCommune, NpgsqlDbType.Text).With(filter.CompetentCommune, NpgsqlDbType.Text)
            .With(filter.CommuneReference, NpgsqlDbType.Text)
            .With(filter.CreatedFrom, NpgsqlDbType.TimestampTz).With(filter.CreatedBefore, NpgsqlDbType.TimestampTz)
            .With(most);
        return await command.ToListAsync(Read, cancellationToken);
    }

    private Filing Read(NpgsqlDataReader r)
    {
        var id = r.GetInt64(0);
        var key = r.IsDBNull(14) ? null : keys.Unwrap(r.Bytes(14));
        return new Filing
        {
            Id = id,
            Code = r.GetString(1),
            ReceivingCommune = r.GetString(2),
            CompetentCommune = r.GetString(3),
            ProcedureCode = r.GetString(4),
            ProcedureVersion = r.GetInt32(5),
            CommuneReference = r.GetString(6),
            Status = (FilingStatus)r.GetInt16(7),
            Version = r.GetInt64(8),
            SubmittedAt = r.Instant(9),
            AcceptedAt = r.InstantOrNull(10),
            DueAt = r.InstantOrNull(11),
            FinishedAt = r.InstantOrNull(12),
            EndedAt = r.InstantOrNull(13),
            Key = key,
            Content = key?.OpenContent(id, r.Bytes(15)) ?? new V1.Filing(),
            ContentDestroyedAt = r.InstantOrNull(16),
            CreatedAt = r.Instant(17),
            UpdatedAt = r.Instant(18),
            Delivery = new FilingDelivery
            {
                State = (DeliveryState)r.GetInt16(19),
                Reason = r.GetString(20),
                DeliveredVersion = r.GetInt64(21),
                DeliveredAt = r.InstantOrNull(22),
                SettledAnswers = r.GetInt32(23),
                Attempts = r.GetInt32(24),
                NextAttemptAt = r.InstantOrNull(25),
                StepsDelivered = r.GetInt32(26),
                StepsUnconfirmed = r.GetInt32(27),
            },
        };
    }
}
