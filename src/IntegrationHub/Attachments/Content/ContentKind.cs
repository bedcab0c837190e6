namespace IntegrationHub.Attachments.Content;

/// <summary>What a file is by its bytes.</summary>
internal enum ContentKind
{
    /// <summary>Portable Document Format.</summary>
    Pdf,

    /// <summary>JPEG.</summary>
    Jpeg,

    /// <summary>PNG.</summary>
    Png,

    /// <summary>TIFF in either byte order.</summary>
    Tiff,

    /// <summary>HEIF, as telephones take pictures.</summary>
    Heif,

    /// <summary>Office Open XML, a text.</summary>
    WordDocument,

    /// <summary>Office Open XML, a workbook.</summary>
    Workbook,

    /// <summary>Office Open XML, slides.</summary>
    Presentation,

    /// <summary>OpenDocument, a text.</summary>
    OpenText,

    /// <summary>OpenDocument, a spreadsheet.</summary>
    OpenSpreadsheet,

    /// <summary>The compound file of old office programs.</summary>
    CompoundFile,

    /// <summary>XML.</summary>
    Xml,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>Text without any form.</summary>
    Text,
}
