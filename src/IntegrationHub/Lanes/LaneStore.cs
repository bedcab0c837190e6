using IntegrationHub.Storage;
using NpgsqlTypes;

namespace IntegrationHub.Lanes;

/// <summary>What is known of a lane as a whole: what is due and whether a job is at it.</summary>
internal sealed class LaneStore(HubDatabase database)
{
    // Looks before it writes: a conflicting insert locks the row, and a lock is a commit the disk waits for.
    private const string RequestSql = """
        INSERT INTO lane (lane, requested_at)
        SELECT $1, $2
        WHERE NOT EXISTS (SELECT 1 FROM lane WHERE lane = $1 AND (GREATEST(requested_at, seen_at) >= $3 OR rest_until > $2))
          AND EXISTS (SELECT 1 FROM outbox WHERE lane = $1 AND state = 'due' AND due_at <= $2 AND (leased_until IS NULL OR leased_until <= $2))
        ON CONFLICT (lane) DO UPDATE SET requested_at = EXCLUDED.requested_at
        WHERE GREATEST(lane.requested_at, lane.seen_at) IS NULL OR GREATEST(lane.requested_at, lane.seen_at) < $3
        """;

    /// <summary>
    /// True when something is due, no job is at the lane and the lane does not rest: the caller
    /// must ask Hangfire for one. Only one of many callers hears true.
    /// </summary>
    public async Task<bool> TryRequestJobAsync(string lane, DateTimeOffset now, TimeSpan jobSilence, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(RequestSql).With(lane).With(now).With(now - jobSilence);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private const string RestingSql = "SELECT EXISTS (SELECT 1 FROM lane WHERE lane = $1 AND rest_until > $2)";

    public async Task<bool> IsRestingAsync(string lane, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(RestingSql).With(lane).With(now);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private const string SeenSql = """
        INSERT INTO lane (lane, seen_at) VALUES ($1, $2)
        ON CONFLICT (lane) DO UPDATE SET seen_at = EXCLUDED.seen_at
        """;

    /// <summary>The job's sign of life.</summary>
    public async Task JobSeenAsync(string lane, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(SeenSql).With(lane).With(now);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private const string EndedSql = "UPDATE lane SET requested_at = NULL, seen_at = NULL, rest_until = $2 WHERE lane = $1";

    /// <param name="lane">The lane the job was at.</param>
    /// <param name="restUntil">Until when no job is to try the destination again; null: it was reached.</param>
    /// <param name="cancellationToken">Ends the write.</param>
    public async Task JobEndedAsync(string lane, DateTimeOffset? restUntil, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(EndedSql).With(lane).With(restUntil, NpgsqlDbType.TimestampTz);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
