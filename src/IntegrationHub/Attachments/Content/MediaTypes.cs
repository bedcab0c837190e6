using System.Net.Http.Headers;

namespace IntegrationHub.Attachments.Content;

/// <summary>
/// The media types the hub takes, and what their bytes must be. Archives are not among them:
/// nobody at a commune needs one, and no look into an archive sees all that is in it.
/// </summary>
internal static class MediaTypes
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";
    private const string OpenDocument = "application/vnd.oasis.opendocument.";

    private static readonly Dictionary<string, ContentKind> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["application/pdf"] = ContentKind.Pdf,
        ["image/jpeg"] = ContentKind.Jpeg,
        ["image/png"] = ContentKind.Png,
        ["image/tiff"] = ContentKind.Tiff,
        ["image/heic"] = ContentKind.Heif,
        ["image/heif"] = ContentKind.Heif,
        [Office + "wordprocessingml.document"] = ContentKind.WordDocument,
        [Office + "spreadsheetml.sheet"] = ContentKind.Workbook,
        [Office + "presentationml.presentation"] = ContentKind.Presentation,
        [OpenDocument + "text"] = ContentKind.OpenText,
        [OpenDocument + "spreadsheet"] = ContentKind.OpenSpreadsheet,
        ["application/msword"] = ContentKind.CompoundFile,
        ["application/vnd.ms-excel"] = ContentKind.CompoundFile,
        ["application/xml"] = ContentKind.Xml,
        ["text/xml"] = ContentKind.Xml,
        ["application/json"] = ContentKind.Json,
        ["text/plain"] = ContentKind.Text,
    };

    /// <summary>In the order of the contract, for whoever named another.</summary>
    public static string All { get; } = string.Join(", ", Known.Keys);

    /// <summary>What content of this type must be; null: the hub does not take the type, or it is none.</summary>
    public static ContentKind? KindOf(string mediaType) =>
        // It ends in an HTTP header, which holds printable ASCII only.
        mediaType.All(c => c is >= ' ' and <= '~') && MediaTypeHeaderValue.TryParse(mediaType, out var parsed)
        && Known.TryGetValue(parsed.MediaType ?? "", out var kind)
            ? kind
            : null;

    /// <summary>The type of an OpenDocument file as its first entry repeats it.</summary>
    public static string OpenDocumentType(ContentKind kind) => OpenDocument + (kind == ContentKind.OpenText ? "text" : "spreadsheet");
}
