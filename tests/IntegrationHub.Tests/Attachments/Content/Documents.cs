using System.IO.Compression;
using System.Text;

namespace IntegrationHub.Tests.Attachments.Content;

/// <summary>Documents as office programs write them, as far as anyone looks at their form.</summary>
internal static class Documents
{
    public const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string PowerPoint = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    public const string OpenText = "application/vnd.oasis.opendocument.text";

    public static byte[] Docx(params (string Name, byte[] Content)[] more) => Office("word/document.xml", more);

    public static byte[] Xlsx(params (string Name, byte[] Content)[] more) => Office("xl/workbook.xml", more);

    public static byte[] Pptx(params (string Name, byte[] Content)[] more) => Office("ppt/presentation.xml", more);

    public static byte[] Odt(string type = OpenText) => Zip(
        CompressionLevel.NoCompression, ("mimetype", Encoding.ASCII.GetBytes(type)), ("content.xml", Text("<office/>")), ("META-INF/manifest.xml", Text("<m/>")));

    public static byte[] Zip(params (string Name, byte[] Content)[] entries) => Zip(CompressionLevel.SmallestSize, entries);

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Office(string main, (string Name, byte[] Content)[] more) => Zip(
        [("[Content_Types].xml", Text("<Types/>")), ("_rels/.rels", Text("<Relationships/>")), (main, Text("<w>Tờ khai đăng ký khai sinh</w>")), .. more]);

    private static byte[] Zip(CompressionLevel level, params (string Name, byte[] Content)[] entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }

        return file.ToArray();
    }
}
