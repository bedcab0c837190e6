using IntegrationHub.Storage;

namespace IntegrationHub.Attachments;

/// <summary>Which filings name a file, and so how long it is kept.</summary>
internal sealed class AttachmentFilingStore(HubDatabase database)
{
    private const string AddSql = """
        INSERT INTO attachment_filing (attachment_id, filing_id)
        SELECT a.id, $2 FROM unnest($1::uuid[]) AS a(id)
        ON CONFLICT DO NOTHING
        """;

    /// <summary>A filing names these from its commit on.</summary>
    public static void AddNamed(HubBatch batch, IEnumerable<NamedAttachment> named, long filingId)
    {
        var ids = named.Select(n => n.Id).Distinct().ToArray();
        if (ids.Length > 0)
        {
            batch.Add(AddSql).With(ids).With(filingId);
        }
    }

    private const string IdsSql = "SELECT attachment_id FROM attachment_filing WHERE filing_id = $1 ORDER BY attachment_id";

    /// <summary>The files a filing ever named.</summary>
    public async Task<List<Guid>> IdsAsync(long filingId, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(IdsSql).With(filingId);
        return await command.ToListAsync(r => r.GetGuid(0), cancellationToken);
    }

    private const string ForgetSql = """
        UPDATE attachment SET data_key = NULL, file_name = '', content_destroyed_at = $2 WHERE attachment_id = $1 AND data_key IS NOT NULL
        RETURNING commune_code
        """;

    private const string DeleteSql = "DELETE FROM attachment_chunk WHERE attachment_id = $1";

    /// <summary>Destroys key, name and content. The resource name of what was destroyed; null: nothing was there.</summary>
    public async Task<string?> DestroyAsync(HubTransaction transaction, Guid id, DateTimeOffset now)
    {
        await using var forget = transaction.Command(ForgetSql).With(id).With(now);
        if (await forget.ExecuteScalarAsync(CancellationToken.None) is not string commune)
        {
            return null;
        }

        await using var delete = transaction.Command(DeleteSql).With(id);
        await delete.ExecuteNonQueryAsync(CancellationToken.None);
        return $"communes/{commune}/attachments/{id:D}";
    }
}
