using IntegrationHub.Storage;

namespace IntegrationHub.Lanes;

/// <summary>What is known of a lane as a whole: what is due and whether a job is at it.</summary>
internal sealed class LaneStore(HubDatabase database)
{
    private const string RequestSql = """
        INSERT INTO lane (lane, requested_at) VALUES ($1, $2)
        ON CONFLICT (lane) DO UPDATE SET requested_at = EXCLUDED.requested_at
        WHERE GREATEST(lane.requested_at, lane.seen_at) IS NULL OR GREATEST(lane.requested_at, lane.seen_at) < $3
        """;

    private const string HasDueSql = """
        SELECT EXISTS (
            SELECT 1 FROM outbox
            WHERE lane = $1 AND state = 'due' AND due_at <= $2 AND (leased_until IS NULL OR leased_until <= $2))
        """;

    /// <summary>
    /// True when something is due and no job is at the lane: the caller must ask Hangfire for
    /// one. Only one of many callers hears true.
    /// </summary>
    public async Task<bool> TryRequestJobAsync(string lane, DateTimeOffset now, TimeSpan jobSilence, CancellationToken cancellationToken)
    {
        await using var hasDue = database.Source.CreateCommand(HasDueSql).With(lane).With(now);
        if (await hasDue.ExecuteScalarAsync(cancellationToken) is not true)
        {
            return false;
        }

        await using var request = database.Source.CreateCommand(RequestSql).With(lane).With(now).With(now - jobSilence);
        return await request.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private const string SeenSql = """
        INSERT INTO lane (lane, seen_at) VALUES ($1, $2)
        ON CONFLICT (lane) DO UPDATE SET seen_at = EXCLUDED.seen_at
        WHERE lane.seen_at IS NULL OR lane.seen_at < EXCLUDED.seen_at - interval '1 second'
        """;

    /// <summary>The job's sign of life; written at most once a second.</summary>
    public async Task JobSeenAsync(string lane, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(SeenSql).With(lane).With(now);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private const string EndedSql = "UPDATE lane SET requested_at = NULL, seen_at = NULL WHERE lane = $1";

    public async Task JobEndedAsync(string lane, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(EndedSql).With(lane);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
