using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Lanes.V1;
using IntegrationHub.Storage;
using NpgsqlTypes;

namespace IntegrationHub.Lanes;

/// <summary>What operators see of a lane: its counts and its items.</summary>
internal sealed class LaneItemStore(HubDatabase database)
{
    private const string CountSql = """
        SELECT count(*) FILTER (WHERE state = 'due' AND due_at <= $2 AND (leased_until IS NULL OR leased_until <= $2)),
               count(*) FILTER (WHERE state = 'due' AND due_at > $2 AND (leased_until IS NULL OR leased_until <= $2)),
               count(*) FILTER (WHERE state = 'due' AND leased_until > $2),
               count(*) FILTER (WHERE state = 'attention'),
               min(due_at) FILTER (WHERE state = 'due' AND due_at <= $2 AND (leased_until IS NULL OR leased_until <= $2))
        FROM outbox WHERE lane = $1
        """;

    public async Task<Lane> CountAsync(string lane, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(CountSql).With(lane).With(now);
        var counts = await command.ToListAsync(
            r => new Lane
            {
                Name = $"lanes/{lane}",
                DueCount = r.GetInt64(0),
                WaitingCount = r.GetInt64(1),
                LeasedCount = r.GetInt64(2),
                AttentionCount = r.GetInt64(3),
                OldestDueTime = r.InstantOrNull(4)?.ToTimestamp(),
            },
            cancellationToken);
        return counts[0];
    }

    // Those that wait for a person have no due time of meaning and come last.
    private const string ListSql = """
        SELECT outbox_id, subject, kind, state, attempts, due_at, reason, created_at, leased_until, page_key
        FROM (
            SELECT o.*, CASE WHEN state = 'due' THEN due_at ELSE timestamptz '9999-01-01' END AS page_key
            FROM outbox o WHERE lane = $1
        ) item
        WHERE (page_key, outbox_id) > ($3, $4)
          AND ($5 = 0
            OR ($5 = 1 AND state = 'due' AND due_at <= $2 AND (leased_until IS NULL OR leased_until <= $2))
            OR ($5 = 2 AND state = 'due' AND due_at > $2 AND (leased_until IS NULL OR leased_until <= $2))
            OR ($5 = 3 AND state = 'due' AND leased_until > $2)
            OR ($5 = 4 AND state = 'attention'))
        ORDER BY page_key, outbox_id
        LIMIT $6
        """;

    public async Task<List<(LaneItem Item, DateTimeOffset PageKey, long Id)>> ListAsync(
        string lane, LaneItemState state, DateTimeOffset afterKey, long afterId, int most, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(ListSql)
            .With(lane).With(now).With(afterKey).With(afterId).With((int)state).With(most);
        return await command.ToListAsync(
            r => (Item(lane, r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetInt32(4), r.Instant(5), r.GetString(6), r.Instant(7), r.InstantOrNull(8), now), r.Instant(9), r.GetInt64(0)),
            cancellationToken);
    }

    private const string FindSql = """
        SELECT outbox_id, subject, kind, state, attempts, due_at, reason, created_at, leased_until
        FROM outbox WHERE lane = $1 AND outbox_id = $2
        FOR UPDATE
        """;

    public async Task<LaneItem?> FindAsync(HubTransaction transaction, string lane, long id, DateTimeOffset now)
    {
        await using var command = transaction.Command(FindSql).With(lane).With(id);
        return await command.FirstOrNullAsync(
            r => Item(lane, r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetInt32(4), r.Instant(5), r.GetString(6), r.Instant(7), r.InstantOrNull(8), now),
            CancellationToken.None);
    }

    private const string RetrySql = """
        UPDATE outbox SET state = 'due', attempts = 0, faults = 0, due_at = $3, leased_until = NULL WHERE lane = $1 AND outbox_id = $2
        """;

    public async Task RetryAsync(HubTransaction transaction, string lane, long id, DateTimeOffset now)
    {
        await using var command = transaction.Command(RetrySql).With(lane).With(id).With(now.UtcDateTime, NpgsqlDbType.TimestampTz);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private static LaneItem Item(
        string lane, long id, string subject, string kind, string state, int attempts, DateTimeOffset dueAt, string reason,
        DateTimeOffset createdAt, DateTimeOffset? leasedUntil, DateTimeOffset now) => new()
        {
            Name = $"lanes/{lane}/items/{id}",
            Subject = subject,
            Kind = kind,
            State = state == "attention" ? LaneItemState.Attention
                : leasedUntil > now ? LaneItemState.Leased
                : dueAt <= now ? LaneItemState.Due
                : LaneItemState.Waiting,
            Attempts = attempts,
            DueTime = state == "attention" ? null : dueAt.ToTimestamp(),
            Reason = reason,
            CreateTime = createdAt.ToTimestamp(),
        };
}
