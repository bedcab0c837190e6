namespace IntegrationHub.Attachments.Content;

/// <summary>
/// Tells by its bytes whether a file that has arrived is what it was announced to be, and whether
/// opening it could do harm. Reads the beginning of most files; of documents that are ZIP files and
/// of XML all. Memory is bounded whatever the file says of itself.
/// </summary>
internal sealed class CheckContent(AttachmentStore attachments) : IDisposable
{
    // What XML takes in memory is some thirty times its length at worst; one at a time stays below
    // 150 MB, and none takes long.
    private readonly SemaphoreSlim reading = new(1, 1);

    /// <summary>What is wrong; null: nothing.</summary>
    public async Task<ContentFault?> RunAsync(Attachment attachment, CancellationToken cancellationToken)
    {
        var content = new StoredContent(attachment.SizeBytes, (offset, token) => attachments.PieceAsync(attachment, offset, token));
        var head = await content.ReadAsync(0, Signatures.HeadBytes, cancellationToken);
        if (MediaTypes.KindOf(attachment.MediaType) is not { } kind || !Signatures.Fits(kind, head))
        {
            return ContentFault.NotThat("does not begin like a file of that type");
        }

        return kind switch
        {
            ContentKind.Xml => await CheckXmlAsync(content, head, cancellationToken),
            ContentKind.Json or ContentKind.Text => TextRules.Check(kind, head),
            ContentKind.WordDocument or ContentKind.Workbook or ContentKind.Presentation or ContentKind.OpenText or ContentKind.OpenSpreadsheet =>
                await OfficeRules.CheckAsync(kind, content, cancellationToken),
            _ => null,
        };
    }

    public void Dispose() => reading.Dispose();

    private async Task<ContentFault?> CheckXmlAsync(StoredContent content, byte[] head, CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            return await XmlRules.CheckAsync(content, head);
        }
        finally
        {
            reading.Release();
        }
    }
}
