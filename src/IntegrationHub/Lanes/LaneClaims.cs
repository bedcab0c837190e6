using IntegrationHub.Storage;

namespace IntegrationHub.Lanes;

/// <summary>
/// Gives each promise to one worker at a time. A lease ends by itself; a worker that outlived
/// its lease finds its fencing number gone and writes nothing.
/// </summary>
internal sealed class LaneClaims(HubDatabase database)
{
    // Walks the communes that have anything due by hops through the index, takes the oldest
    // of each in turns, then locks: a commune with a thousand filings does not keep another
    // with one waiting.
    private const string TakeSql = """
        WITH RECURSIVE commune AS (
            (SELECT commune_code FROM outbox WHERE lane = $1 AND state = 'due' ORDER BY commune_code LIMIT 1)
            UNION ALL
            SELECT (SELECT o.commune_code FROM outbox o
                    WHERE o.lane = $1 AND o.state = 'due' AND o.commune_code > commune.commune_code
                    ORDER BY o.commune_code LIMIT 1)
            FROM commune WHERE commune.commune_code IS NOT NULL
        ), candidate AS (
            SELECT item.outbox_id
            FROM commune
            CROSS JOIN LATERAL (
                SELECT o.outbox_id, o.due_at, ROW_NUMBER() OVER (ORDER BY o.due_at) AS turn
                FROM outbox o
                WHERE o.lane = $1 AND o.state = 'due' AND o.commune_code = commune.commune_code
                  AND o.due_at <= $2 AND (o.leased_until IS NULL OR o.leased_until <= $2)
                ORDER BY o.due_at
                LIMIT $3
            ) item
            ORDER BY item.turn, item.due_at
            LIMIT $3
        ), locked AS (
            SELECT o.outbox_id, o.unsettled
            FROM outbox o JOIN candidate USING (outbox_id)
            WHERE o.state = 'due' AND o.due_at <= $2 AND (o.leased_until IS NULL OR o.leased_until <= $2)
            FOR UPDATE OF o SKIP LOCKED
        )
        UPDATE outbox o
        SET lease_number = o.lease_number + 1, leased_until = $4, attempts = o.attempts + 1, unsettled = true
        FROM locked
        WHERE o.outbox_id = locked.outbox_id
        RETURNING o.outbox_id, o.kind, o.subject_id, o.generation, o.attempts, o.lease_number, o.leased_until, locked.unsettled
        """;

    public async Task<IReadOnlyList<LeasedRow>> TakeAsync(string lane, int most, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(TakeSql).With(lane).With(now).With(most).With(now + lease);
        return await command.ToListAsync(
            r => new LeasedRow(r.GetInt64(0), r.GetString(1), r.GetInt64(2), r.GetInt64(3), r.GetInt32(4), r.GetInt64(5), r.Instant(6), r.GetBoolean(7)),
            cancellationToken);
    }

    // What is added to a batch below answers, once the batch has run, whether the lease was still
    // ours. If it was not, nothing of the batch may stay.
    private const string HoldSql = """
        SELECT 1 FROM outbox WHERE outbox_id = $1 AND lease_number = $2 AND leased_until IS NOT NULL FOR UPDATE
        """;

    /// <summary>Writes nothing, and keeps the lease ours until the transaction ends.</summary>
    public static Func<bool> AddHold(HubBatch batch, LeasedRow row)
    {
        var hold = batch.Add(HoldSql).With(row.OutboxId).With(row.LeaseNumber);
        return () => hold.Rows == 1;
    }

    private const string FinishSql = """
        DELETE FROM outbox WHERE outbox_id = $1 AND lease_number = $2 AND generation = $3
        """;

    private const string RenewSql = """
        UPDATE outbox
        SET leased_until = NULL, unsettled = false, attempts = 0, faults = 0, reason = '', due_at = $3
        WHERE outbox_id = $1 AND lease_number = $2
        """;

    /// <summary>
    /// The promise is kept. If the subject changed since it was taken, the promise stands anew
    /// for the change.
    /// </summary>
    public static Func<bool> AddFinish(HubBatch batch, LeasedRow row, DateTimeOffset now)
    {
        var finish = batch.Add(FinishSql).With(row.OutboxId).With(row.LeaseNumber).With(row.Generation);
        var renew = batch.Add(RenewSql).With(row.OutboxId).With(row.LeaseNumber).With(now);
        return () => finish.Rows + renew.Rows == 1;
    }

    private const string PostponeSql = """
        UPDATE outbox
        SET leased_until = NULL, unsettled = $3, attempts = GREATEST(attempts - $4, 0), faults = 0, reason = $5,
            due_at = CASE WHEN generation = $6 THEN $7 ELSE LEAST(due_at, $7) END
        WHERE outbox_id = $1 AND lease_number = $2
        """;

    /// <summary>Tries again later.</summary>
    /// <param name="batch">Holds the change that goes with it.</param>
    /// <param name="row">What was taken.</param>
    /// <param name="dueAt">When to try again.</param>
    /// <param name="reason">Why, for the operator.</param>
    /// <param name="unsettled">True: it may have been done already, ask first.</param>
    /// <param name="counts">False: it surely never left us, so the attempt is not counted.</param>
    public static Func<bool> AddPostpone(HubBatch batch, LeasedRow row, DateTimeOffset dueAt, string reason, bool unsettled, bool counts)
    {
        var postpone = batch.Add(PostponeSql).With(row.OutboxId).With(row.LeaseNumber)
            .With(unsettled).With(counts ? 0 : 1).With(reason).With(row.Generation).With(dueAt);
        return () => postpone.Rows == 1;
    }

    private const string ReleaseSql = """
        UPDATE outbox SET leased_until = NULL WHERE outbox_id = $1 AND lease_number = $2
        """;

    /// <summary>Gives the promise back before its lease ends. It stays unsettled: the attempt may have had its effect.</summary>
    public async Task ReleaseAsync(LeasedRow row)
    {
        await using var command = database.Source.CreateCommand(ReleaseSql).With(row.OutboxId).With(row.LeaseNumber);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private const string FaultSql = """
        UPDATE outbox SET faults = faults + 1 WHERE outbox_id = $1 AND lease_number = $2 RETURNING faults
        """;

    /// <summary>Counts a fault of the hub's own. How many there were in a row; 0: the lease was lost.</summary>
    public async Task<int> CountFaultAsync(LeasedRow row)
    {
        await using var command = database.Source.CreateCommand(FaultSql).With(row.OutboxId).With(row.LeaseNumber);
        return await command.ExecuteScalarAsync(CancellationToken.None) is int faults ? faults : 0;
    }

    private const string SetAsideSql = """
        UPDATE outbox
        SET leased_until = NULL, unsettled = $3, reason = $4,
            state = CASE WHEN generation = $5 THEN 'attention' ELSE 'due' END
        WHERE outbox_id = $1 AND lease_number = $2
        """;

    /// <summary>Leaves it to a person, unless the subject changed meanwhile.</summary>
    public static Func<bool> AddSetAside(HubBatch batch, LeasedRow row, string reason, bool unsettled)
    {
        var setAside = batch.Add(SetAsideSql).With(row.OutboxId).With(row.LeaseNumber)
            .With(unsettled).With(reason).With(row.Generation);
        return () => setAside.Rows == 1;
    }

    /// <summary>Leaves it to a person, in a transaction of its own. False: the lease was lost.</summary>
    public Task<bool> SetAsideAsync(LeasedRow row, string reason) => database.InTransactionAsync(
        async transaction =>
        {
            await using var batch = transaction.Batch();
            var held = AddSetAside(batch, row, reason, unsettled: true);
            await batch.ExecuteNonQueryAsync(CancellationToken.None);
            return held();
        },
        CancellationToken.None);
}
