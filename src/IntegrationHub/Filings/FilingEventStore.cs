using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Encryption;
using IntegrationHub.Filings.V1;
using IntegrationHub.Storage;
using Npgsql;
using NpgsqlTypes;

namespace IntegrationHub.Filings;

/// <summary>Reads events in the order of their commits, without ever stepping over one.</summary>
internal sealed class FilingEventStore(HubDatabase database, DataKeys keys)
{
    // Only transactions older than any still open are read: what commits later gets a place
    // after the cursor.
    private const string ReadAllSql = """
        SELECT e.transaction_id, e.event_id, e.receiving_commune, e.code, e.kind, e.status, e.version, e.delivery_state, e.reason, e.step, e.recorded_at,
               e.competent_commune, e.procedure_code, e.filing_id, f.data_key
        FROM filing_event e LEFT JOIN filing f ON e.step IS NOT NULL AND f.filing_id = e.filing_id
        WHERE (e.transaction_id, e.event_id) > ($1, $2) AND e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
        ORDER BY e.transaction_id, e.event_id
        LIMIT $3
        """;

    // One hop through the index for each commune and side: a vendor of thirty communes reads
    // its own events and steps over nobody else's.
    private const string ReadCommunesSql = """
        SELECT DISTINCT e.transaction_id, e.event_id, e.receiving_commune, e.code, e.kind, e.status, e.version, e.delivery_state, e.reason, e.step, e.recorded_at,
               e.competent_commune, e.procedure_code, e.filing_id, f.data_key
        FROM unnest($4::text[]) AS c(commune)
        CROSS JOIN LATERAL (
            (SELECT transaction_id, event_id, receiving_commune, code, kind, status, version, delivery_state, reason, step, recorded_at,
                    competent_commune, procedure_code, filing_id
             FROM filing_event
             WHERE receiving_commune = c.commune
               AND (transaction_id, event_id) > ($1, $2) AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
             ORDER BY transaction_id, event_id
             LIMIT $3)
            UNION ALL
            (SELECT transaction_id, event_id, receiving_commune, code, kind, status, version, delivery_state, reason, step, recorded_at,
                    competent_commune, procedure_code, filing_id
             FROM filing_event
             WHERE competent_commune = c.commune AND competent_commune <> receiving_commune
               AND (transaction_id, event_id) > ($1, $2) AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
             ORDER BY transaction_id, event_id
             LIMIT $3)
        ) e
        LEFT JOIN filing f ON e.step IS NOT NULL AND f.filing_id = e.filing_id
        ORDER BY e.transaction_id, e.event_id
        LIMIT $3
        """;

    /// <summary>Events after the cursor, each with its place and whose it is. Null communes mean all.</summary>
    public async Task<List<PlacedEvent>> ReadAfterAsync(string[]? communes, FilingCursor after, int most, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(communes is null ? ReadAllSql : ReadCommunesSql)
            .With(after.TransactionId, NpgsqlDbType.Xid8).With(after.EventId).With(most);
        if (communes is not null)
        {
            command.With(communes);
        }

        return await command.ToListAsync(Read, cancellationToken);
    }

    private const string OfFilingSql = """
        SELECT e.transaction_id, e.event_id, e.receiving_commune, e.code, e.kind, e.status, e.version, e.delivery_state, e.reason, e.step, e.recorded_at,
               e.competent_commune, e.procedure_code, e.filing_id, f.data_key
        FROM filing_event e JOIN filing f USING (filing_id)
        WHERE e.filing_id = $1
        ORDER BY e.event_id
        """;

    /// <summary>Everything that happened to a filing, in order.</summary>
    public async Task<List<PlacedEvent>> OfFilingAsync(long filingId, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(OfFilingSql).With(filingId);
        return await command.ToListAsync(Read, cancellationToken);
    }

    private const string NowSql = "SELECT pg_snapshot_xmin(pg_current_snapshot())";

    /// <summary>The place after everything committed before now, at most a little earlier.</summary>
    public async Task<FilingCursor> NowAsync(CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(NowSql);
        return new FilingCursor((ulong)(await command.ExecuteScalarAsync(cancellationToken))!, 0);
    }

    private PlacedEvent Read(NpgsqlDataReader r) => new(
        new FilingCursor(r.GetFieldValue<ulong>(0), r.GetInt64(1)),
        new V1.FilingEvent
        {
            Filing = $"communes/{r.GetString(2)}/filings/{r.GetString(3)}",
            Kind = (FilingEventKind)r.GetInt16(4),
            Status = (FilingStatus)r.GetInt16(5),
            Version = r.GetInt64(6),
            DeliveryState = (DeliveryState)r.GetInt16(7),
            Reason = r.GetString(8),
            Step = r.IsDBNull(9) || r.IsDBNull(14) ? null : keys.Unwrap(r.Bytes(14)).OpenEventStep(r.GetInt64(13), r.GetInt64(6), (FilingEventKind)r.GetInt16(4), r.Bytes(9)),
            EventTime = r.Instant(10).ToTimestamp(),
        },
        r.GetString(2),
        r.GetString(11),
        r.GetString(12));
}

/// <summary>An event, its place in the order of commits, and whose it is.</summary>
internal sealed record PlacedEvent(FilingCursor Cursor, V1.FilingEvent Event, string ReceivingCommune, string CompetentCommune, string ProcedureCode);
