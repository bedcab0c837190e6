using System.Text;

namespace IntegrationHub.Attachments.Content;

/// <summary>What makes a ZIP file the document it was announced to be.</summary>
internal static class OfficeRules
{
    public const string ContentTypes = "[Content_Types].xml";

    private const string OpenDocumentFirst = "mimetype";

    public static async Task<ContentFault?> CheckAsync(ContentKind kind, StoredContent content, CancellationToken cancellationToken)
    {
        var (entries, fault) = await new ZipRules().CheckAsync(content, cancellationToken);
        if (fault is not null)
        {
            return fault;
        }

        return kind is ContentKind.OpenText or ContentKind.OpenSpreadsheet
            ? await CheckOpenDocumentAsync(kind, entries, content, cancellationToken)
            : CheckOffice(kind, entries);
    }

    private static ContentFault? CheckOffice(ContentKind kind, IReadOnlyList<ZipEntry> entries)
    {
        var main = kind switch
        {
            ContentKind.WordDocument => "word/document.xml",
            ContentKind.Workbook => "xl/workbook.xml",
            _ => "ppt/presentation.xml",
        };
        if (entries.All(e => e.Name != ContentTypes) || entries.All(e => e.Name != main))
        {
            return ContentFault.NotThat("is not an office document of that type");
        }

        // Macros have media types of their own, and the hub takes none of them.
        return entries.Any(e => e.Name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))
            ? ContentFault.NotThat("holds macros")
            : null;
    }

    private static async Task<ContentFault?> CheckOpenDocumentAsync(
        ContentKind kind, IReadOnlyList<ZipEntry> entries, StoredContent content, CancellationToken cancellationToken)
    {
        var type = MediaTypes.OpenDocumentType(kind);
        // Stored first and as it is, so that its bytes stand right behind the first header.
        var head = await content.ReadAsync(ZipEntry.HeaderBytes, OpenDocumentFirst.Length + type.Length, cancellationToken);
        return entries is [{ Name: OpenDocumentFirst, Method: 0, Offset: 0 } first, ..] && first.Bytes == type.Length
            && Encoding.Latin1.GetString(head) == OpenDocumentFirst + type && entries.Any(e => e.Name == "content.xml")
            ? null
            : ContentFault.NotThat("is not an OpenDocument file of that type");
    }
}
