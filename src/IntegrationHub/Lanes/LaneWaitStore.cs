using IntegrationHub.Storage;

namespace IntegrationHub.Lanes;

/// <summary>
/// Promises that cannot be kept before something else has happened. They are put off for long, and
/// made due at once when it has.
/// </summary>
internal static class LaneWaitStore
{
    private const string AddSql = "INSERT INTO outbox_wait (topic, outbox_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";

    /// <summary>
    /// Lets what was taken wait for a topic. Whoever adds it keeps the thing from happening until the
    /// commit, or it is never woken.
    /// </summary>
    public static void AddWait(HubBatch batch, LeasedRow row, string topic) => batch.Add(AddSql).With(topic).With(row.OutboxId);

    // In the order of their keys: two that wake the same promises at once do not lock each other out.
    private const string WakeSql = """
        WITH woken AS (
            DELETE FROM outbox_wait WHERE topic = $1 RETURNING outbox_id
        ), locked AS (
            SELECT o.outbox_id FROM outbox o JOIN woken USING (outbox_id) ORDER BY o.outbox_id FOR UPDATE OF o
        )
        UPDATE outbox o SET due_at = LEAST(o.due_at, $2)
        FROM locked WHERE o.outbox_id = locked.outbox_id
        RETURNING o.lane
        """;

    /// <summary>Makes everything due that waits for a topic; the lanes it is on, to be signalled after the commit.</summary>
    public static async Task<IReadOnlyList<string>> WakeAsync(HubTransaction transaction, string topic, DateTimeOffset now)
    {
        await using var command = transaction.Command(WakeSql).With(topic).With(now);
        return [.. (await command.ToListAsync(r => r.GetString(0), CancellationToken.None)).Distinct()];
    }
}
