using System.Text;

namespace IntegrationHub.Attachments.Content;

/// <summary>
/// What files of a kind begin with. A table of our own: the libraries for it know thousands of
/// kinds which the hub does not take, and none looks into the directory of an office document.
/// </summary>
internal static class Signatures
{
    /// <summary>As much of a file's beginning as anything here looks at.</summary>
    public const int HeadBytes = 64 * 1024;

    private static readonly string[] HeifBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "heif"];

    /// <summary>True when the file begins as one of this kind must.</summary>
    public static bool Fits(ContentKind kind, ReadOnlySpan<byte> head) => kind switch
    {
        ContentKind.Pdf => head.StartsWith("%PDF-"u8),
        ContentKind.Jpeg => head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]),
        ContentKind.Png => head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        ContentKind.Tiff => head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8),
        ContentKind.Heif => head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8) && HeifBrands.Contains(Encoding.Latin1.GetString(head[8..12])),
        ContentKind.CompoundFile => head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
        ContentKind.WordDocument or ContentKind.Workbook or ContentKind.Presentation or ContentKind.OpenText or ContentKind.OpenSpreadsheet => IsZip(head),
        _ => true,
    };

    public static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8);

    /// <summary>True for packed files other than ZIP, which no document has a reason to hold.</summary>
    public static bool IsOtherArchive(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08])
        || head.StartsWith("Rar!"u8)
        || head.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C])
        || head.StartsWith((ReadOnlySpan<byte>)[0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00])
        || head.StartsWith("BZh"u8)
        || head.StartsWith("MSCF"u8);
}
