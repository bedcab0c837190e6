using IntegrationHub.Filings.V1;
using IntegrationHub.Storage;

namespace IntegrationHub.Attachments.Scanning;

/// <summary>What is known of a file's harmlessness.</summary>
internal sealed class AttachmentScanStore(HubDatabase database, AttachmentStore attachments)
{
    private const string CompleteSql = """
        UPDATE attachment SET complete = true, scan_state = $2
        WHERE attachment_id = $1 AND received_bytes = size_bytes AND NOT complete
        RETURNING attachment_number
        """;

    /// <summary>Ends an upload; the file's number. Null: another upload of it was there first.</summary>
    public static async Task<long?> CompleteAsync(HubTransaction transaction, Guid id, ScanState state)
    {
        await using var command = transaction.Command(CompleteSql).With(id).With((short)state);
        return await command.ExecuteScalarAsync(CancellationToken.None) as long?;
    }

    private const string FindIdSql = "SELECT attachment_id FROM attachment WHERE attachment_number = $1";

    /// <summary>The attachment of this number; null: there is none any more.</summary>
    public async Task<Attachment?> FindAsync(long number, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(FindIdSql).With(number);
        return await command.ExecuteScalarAsync(cancellationToken) is Guid id ? await attachments.FindAsync(id, cancellationToken) : null;
    }

    private const string ScannedSql = """
        UPDATE attachment SET scan_state = $2, scan_signature = $3 WHERE attachment_id = $1 AND scan_state = 2
        """;

    public static void AddScanned(HubBatch batch, Guid id, ScanState state, string signature) =>
        batch.Add(ScannedSql).With(id).With((short)state).With(signature);

    private const string HoldPendingSql = """
        SELECT attachment_id FROM attachment WHERE attachment_id = ANY ($1) AND scan_state = 2 ORDER BY attachment_id FOR SHARE
        """;

    /// <summary>Those that still wait for the scanner, whose answer is recorded only after this transaction.</summary>
    public static async Task<List<Guid>> HoldPendingAsync(HubTransaction transaction, IReadOnlyCollection<Guid> ids)
    {
        await using var command = transaction.Command(HoldPendingSql).With(ids.ToArray());
        return await command.ToListAsync(r => r.GetGuid(0), CancellationToken.None);
    }
}
