using IntegrationHub.Filings.V1;
using IntegrationHub.Storage;
using NpgsqlTypes;

namespace IntegrationHub.Privacy;

/// <summary>Finds what is due to be destroyed, and destroys it.</summary>
internal sealed class RetentionStore(HubDatabase database)
{
    // What the portal has not, or of which steps wait to be sent, is not due, however old.
    private const string DueFilingsSql = """
        SELECT f.filing_id, f.ended_at
        FROM filing f
        WHERE f.data_key IS NOT NULL AND f.ended_at IS NOT NULL AND f.ended_at <= $1 AND (f.ended_at, f.filing_id) > ($2, $3)
          AND f.delivered_version = f.version
          AND NOT EXISTS (SELECT FROM outbox o WHERE o.lane = 'portal' AND o.kind = 'filing.deliver' AND o.subject_id = f.filing_id)
        ORDER BY f.ended_at, f.filing_id
        LIMIT $4
        """;

    /// <summary>Filings that ended until then, after one of them, those that ended first at the front.</summary>
    public async Task<List<DueFiling>> DueFilingsAsync(DateTimeOffset until, DueFiling after, int most, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(DueFilingsSql).With(until).With(after.EndedAt).With(after.Id).With(most);
        return await command.ToListAsync(r => new DueFiling(r.GetInt64(0), r.Instant(1)), cancellationToken);
    }

    private const string LockFilingSql = """
        SELECT code, receiving_commune, version, status, ended_at, delivered_version, content_destroyed_at FROM filing WHERE filing_id = $1 FOR UPDATE
        """;

    // After the lock: it must see what the holder before us promised.
    private const string PromisedSql = """
        SELECT count(*) FROM outbox WHERE lane = 'portal' AND kind = 'filing.deliver' AND subject_id = $1
        """;

    /// <summary>What decides on a filing's destruction; nobody changes it until the transaction ends. Null: there is no such filing.</summary>
    public async Task<EndedFiling?> LockFilingAsync(HubTransaction transaction, long id)
    {
        await using var command = transaction.Command(LockFilingSql).With(id);
        var found = await command.FirstOrNullAsync(
            r => new EndedFiling(
                id, $"communes/{r.GetString(1)}/filings/{r.GetString(0)}", r.GetInt64(2), (FilingStatus)r.GetInt16(3), r.InstantOrNull(4),
                Delivered: r.GetInt64(5) == r.GetInt64(2), r.InstantOrNull(6)),
            CancellationToken.None);
        if (found is null)
        {
            return null;
        }

        await using var promised = transaction.Command(PromisedSql).With(id);
        return found with { Delivered = found.Delivered && await promised.ExecuteScalarAsync(CancellationToken.None) is 0L };
    }

    // The reference is the commune's, and of a form nobody checks.
    private const string DestroyFilingSql = """
        UPDATE filing SET data_key = NULL, content = NULL, content_destroyed_at = $2, commune_reference = '' WHERE filing_id = $1
        """;

    private const string BlankStepsSql = "UPDATE filing_step SET step = NULL WHERE filing_id = $1";

    private const string BlankEventsSql = "UPDATE filing_event SET step = NULL WHERE filing_id = $1 AND step IS NOT NULL";

    private const string ForgetPersonsSql = "DELETE FROM person_filing WHERE filing_id = $1";

    /// <summary>Destroys the key of a locked filing and everything it sealed, and who it names.</summary>
    public static void AddDestroy(HubBatch batch, EndedFiling filing, DateTimeOffset now)
    {
        batch.Add(DestroyFilingSql).With(filing.Id).With(now);
        batch.Add(BlankStepsSql).With(filing.Id);
        batch.Add(BlankEventsSql).With(filing.Id);
        batch.Add(ForgetPersonsSql).With(filing.Id);
    }

    // A file is due once every filing that names it is over for long enough, and the portal has
    // what it should have; or when none came to name it.
    private const string DueAttachmentsSql = """
        SELECT a.attachment_id
        FROM attachment a
        WHERE a.attachment_id > $1 AND ($5::uuid IS NULL OR a.attachment_id = $5) AND a.complete AND a.data_key IS NOT NULL
          AND CASE WHEN EXISTS (SELECT FROM attachment_filing n WHERE n.attachment_id = a.attachment_id)
              THEN NOT EXISTS (
                  SELECT FROM attachment_filing n JOIN filing f USING (filing_id)
                  WHERE n.attachment_id = a.attachment_id AND f.content_destroyed_at IS NULL
                    AND (f.ended_at IS NULL OR f.ended_at > $2 OR f.delivered_version < f.version
                         OR EXISTS (SELECT FROM outbox o WHERE o.lane = 'portal' AND o.kind = 'filing.deliver' AND o.subject_id = f.filing_id)))
              ELSE a.created_at <= $3 END
        ORDER BY a.attachment_id
        LIMIT $4
        """;

    /// <summary>Files whose time is over, after one of them.</summary>
    /// <param name="after">Empty: from the first.</param>
    /// <param name="endedUntil">Filings that ended until then need them no more.</param>
    /// <param name="announcedUntil">Those announced until then that no filing names are not awaited any more.</param>
    /// <param name="most">How many.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<List<Guid>> DueAttachmentsAsync(
        Guid after, DateTimeOffset endedUntil, DateTimeOffset announcedUntil, int most, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(DueAttachmentsSql)
            .With(after).With(endedUntil).With(announcedUntil).With(most).With(null, NpgsqlDbType.Uuid);
        return await command.ToListAsync(r => r.GetGuid(0), cancellationToken);
    }

    private const string LockAttachmentSql = "SELECT attachment_id FROM attachment WHERE attachment_id = $1 FOR UPDATE";

    /// <summary>Whether a file is due, which no filing comes to name until the transaction ends.</summary>
    public async Task<bool> LockDueAsync(HubTransaction transaction, Guid id, DateTimeOffset endedUntil, DateTimeOffset announcedUntil)
    {
        // Two statements: the second must see who named it before we had the lock.
        await using var wait = transaction.Command(LockAttachmentSql).With(id);
        await wait.ExecuteNonQueryAsync(CancellationToken.None);
        await using var command = transaction.Command(DueAttachmentsSql)
            .With(Guid.Empty).With(endedUntil).With(announcedUntil).With(1).With(id, NpgsqlDbType.Uuid);
        return await command.ExecuteScalarAsync(CancellationToken.None) is Guid;
    }

    private const string OnlyOfSql = """
        SELECT n.attachment_id
        FROM attachment_filing n JOIN attachment a USING (attachment_id)
        WHERE n.filing_id = $1 AND a.data_key IS NOT NULL
          AND NOT EXISTS (
              SELECT FROM attachment_filing o JOIN filing f USING (filing_id)
              WHERE o.attachment_id = n.attachment_id AND o.filing_id <> $1 AND f.content_destroyed_at IS NULL)
        ORDER BY n.attachment_id
        """;

    /// <summary>Files that this filing names and no other one with content.</summary>
    public async Task<List<Guid>> OnlyOfAsync(HubTransaction transaction, long filingId)
    {
        await using var command = transaction.Command(OnlyOfSql).With(filingId);
        return await command.ToListAsync(r => r.GetGuid(0), CancellationToken.None);
    }

    private const string HeldFilingsSql = "SELECT count(*) FROM filing WHERE data_key IS NOT NULL";

    private const string HeldAttachmentsSql = "SELECT count(*) FROM attachment WHERE complete AND data_key IS NOT NULL";

    /// <summary>How many filings and files have content.</summary>
    public async Task<(long Filings, long Attachments)> CountHeldAsync(CancellationToken cancellationToken)
    {
        await using var filings = database.Source.CreateCommand(HeldFilingsSql);
        await using var attachments = database.Source.CreateCommand(HeldAttachmentsSql);
        return ((long)(await filings.ExecuteScalarAsync(cancellationToken))!, (long)(await attachments.ExecuteScalarAsync(cancellationToken))!);
    }
}
