using System.Runtime.CompilerServices;
using IntegrationHub.Encryption;
using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;
using IntegrationHub.Storage;
using Npgsql;

namespace IntegrationHub.Attachments;

/// <summary>Files in pieces, each durable on its own.</summary>
internal sealed class AttachmentStore(HubDatabase database, DataKeys keys)
{
    private const string InsertSql = """
        INSERT INTO attachment (attachment_id, commune_code, data_key, file_name, media_type, size_bytes, sha256, download_key, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    public async Task InsertAsync(HubTransaction transaction, Attachment attachment)
    {
        var key = attachment.Key ?? throw new ArgumentException("A new attachment has a key.", nameof(attachment));
        await using var command = transaction.Command(InsertSql).With(attachment.Id).With(attachment.CommuneCode)
            .With(key.Wrapped).With(key.Seal(attachment.FileName, NamePlace(attachment.Id)))
            .With(attachment.MediaType).With(attachment.SizeBytes).With(attachment.Sha256).With(attachment.DownloadKey).With(attachment.CreatedAt);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private const string FindSql = """
        SELECT attachment_id, commune_code, data_key, file_name, media_type, size_bytes, sha256, received_bytes, complete, download_key, created_at,
               content_destroyed_at,
               scan_state, scan_signature
        FROM attachment WHERE attachment_id = $1
        """;

    /// <summary>The attachment; null: there is none.</summary>
    public async Task<Attachment?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(FindSql).With(id);
        return await command.FirstOrNullAsync(Read, cancellationToken);
    }

    /// <summary>The attachment of this name; a refusal when there is none of this commune.</summary>
    public async Task<Result<Attachment>> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (AttachmentName.Parse(name).IsRefused(out var refusal, out var parts))
        {
            return refusal;
        }

        return await FindAsync(parts.Id, cancellationToken) is { } found && found.CommuneCode == parts.CommuneCode
            ? found
            : AttachmentErrors.Unknown(name);
    }

    private const string FindManySql = """
        SELECT attachment_id, commune_code, data_key, file_name, media_type, size_bytes, sha256, received_bytes, complete, download_key, created_at,
               content_destroyed_at,
               scan_state, scan_signature
        FROM attachment WHERE attachment_id = ANY ($1)
        """;

    public async Task<List<Attachment>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        await using var command = database.Source.CreateCommand(FindManySql).With(ids.ToArray());
        return await command.ToListAsync(Read, cancellationToken);
    }

    /// <summary>Refuses when one of the named is not there, not complete, found infected or destroyed.</summary>
    public async Task<Result<bool>> CheckCompleteAsync(IReadOnlyList<NamedAttachment> named, CancellationToken cancellationToken)
    {
        var found = (await FindAsync([.. named.Select(n => n.Id)], cancellationToken)).ToDictionary(a => a.Id);
        var violations = new Violations();
        foreach (var wanted in named)
        {
            if (!found.TryGetValue(wanted.Id, out var attachment) || attachment.CommuneCode != wanted.CommuneCode)
            {
                violations.Add(wanted.Field, AttachmentErrors.NamedUnknown(wanted.Name));
            }
            else if (attachment is not { ScanState: ScanState.Pending, DestroyedAt: null } && attachment.Withheld() is { } withheld)
            {
                // Nobody at a desk waits for a scanner: the filing is taken, and its delivery waits.
                violations.Add(wanted.Field, withheld);
            }
        }

        return violations.None ? true : violations.ToRefusal();
    }

    private const string AddReaderSql = """
        INSERT INTO attachment_reader (attachment_id, commune_code, sector)
        SELECT a.id, c.code, $3 FROM unnest($1::uuid[]) AS a(id) CROSS JOIN unnest($2::text[]) AS c(code)
        ON CONFLICT DO NOTHING
        """;

    /// <summary>Lets the communes of a filing read the files it names, from its commit on.</summary>
    public static void AddReaders(HubBatch batch, IEnumerable<NamedAttachment> named, string[] communes, string sector)
    {
        var ids = named.Select(n => n.Id).Distinct().ToArray();
        if (ids.Length > 0)
        {
            batch.Add(AddReaderSql).With(ids).With(communes).With(sector);
        }
    }

    private const string ReadersSql = "SELECT commune_code, sector FROM attachment_reader WHERE attachment_id = $1";

    public async Task<List<AttachmentReader>> ReadersAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(ReadersSql).With(id);
        return await command.ToListAsync(r => new AttachmentReader(r.GetString(0), r.GetString(1)), cancellationToken);
    }

    private const string ReceiveSql = """
        UPDATE attachment SET received_bytes = $2 + $3
        WHERE attachment_id = $1 AND received_bytes = $2 AND NOT complete
        """;

    private const string AppendSql = "INSERT INTO attachment_chunk (attachment_id, offset_bytes, content) VALUES ($1, $2, $3)";

    /// <summary>Adds a piece at the end. False: another upload of the same file was there first.</summary>
    public Task<bool> AppendAsync(Attachment attachment, long offset, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var sealedContent = KeyOf(attachment).Seal(content.Span, ChunkPlace(attachment.Id, offset));
        return database.InTransactionAsync(
            async transaction =>
            {
                await using var receive = transaction.Command(ReceiveSql).With(attachment.Id).With(offset).With((long)content.Length);
                if (await receive.ExecuteNonQueryAsync(cancellationToken) == 0)
                {
                    transaction.Abandon();
                    return false;
                }

                await using var append = transaction.Command(AppendSql).With(attachment.Id).With(offset).With(sealedContent);
                await append.ExecuteNonQueryAsync(cancellationToken);
                return true;
            },
            cancellationToken);
    }

    private const string DeleteSql = "DELETE FROM attachment WHERE attachment_id = $1 AND NOT complete";

    public async Task DeleteAsync(Guid id)
    {
        await using var command = database.Source.CreateCommand(DeleteSql).With(id);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private const string PurgeSql = "DELETE FROM attachment WHERE NOT complete AND created_at < $1";

    public async Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(PurgeSql).With(before);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private const string ReadSql = """
        SELECT offset_bytes, content FROM attachment_chunk
        WHERE attachment_id = $1 AND offset_bytes <= $2
        ORDER BY offset_bytes DESC
        LIMIT 1
        """;

    /// <summary>
    /// The content from an offset on, one stored piece in memory at a time. Between two pieces no
    /// connection is held: readers who read slowly would else hold the whole pool.
    /// </summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(Attachment attachment, long offset, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await PieceAsync(attachment, offset, cancellationToken) is { Length: > 0 } piece)
        {
            offset += piece.Length;
            yield return piece;
        }
    }

    /// <summary>What is left of the piece in which the offset lies; nothing at the end.</summary>
    public async Task<ReadOnlyMemory<byte>> PieceAsync(Attachment attachment, long offset, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(ReadSql).With(attachment.Id).With(offset);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return default;
        }

        var start = reader.GetInt64(0);
        var content = KeyOf(attachment).Open(reader.Bytes(1), ChunkPlace(attachment.Id, start));
        return content.AsMemory((int)Math.Min(offset - start, content.Length));
    }

    // Whoever asks for content has asked before whether it may be given out.
    private static DataKey KeyOf(Attachment attachment) =>
        attachment.Key ?? throw new InvalidOperationException($"The key of {attachment.Name} is destroyed.");

    private static string ChunkPlace(Guid id, long offset) => $"attachment/{id:D}/chunk/{offset}";

    private static string NamePlace(Guid id) => $"attachment/{id:D}/file_name";

    private Attachment Read(NpgsqlDataReader r)
    {
        var id = r.GetGuid(0);
        var key = r.IsDBNull(2) ? null : keys.Unwrap(r.Bytes(2));
        return new Attachment(
            id, r.GetString(1), key, key?.OpenText(r.Bytes(3), NamePlace(id)) ?? "", r.GetString(4), r.GetInt64(5), r.Bytes(6), r.GetInt64(7),
            r.GetBoolean(8), r.Bytes(9), r.Instant(10))
        {
            DestroyedAt = r.InstantOrNull(11),
            ScanState = (ScanState)r.GetInt16(12),
            ScanSignature = r.GetString(13),
        };
    }
}
