using System.Xml;

namespace IntegrationHub.Attachments.Content;

/// <summary>Reads XML from end to end and builds nothing from it. No document type is read and nothing outside is ever fetched.</summary>
internal static class XmlRules
{
    /// <summary>4 MiB. The reader holds one element whole, and one element may be the whole file.</summary>
    public const long MostBytes = 4 * 1024 * 1024;

    // Whoever reads it later may do so by recursion.
    private const int MostDepth = 200;

    private static readonly XmlReaderSettings Settings = new()
    {
        Async = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostBytes,
        MaxCharactersFromEntities = 1024,
    };

    public static async Task<ContentFault?> CheckAsync(StoredContent content, byte[] head)
    {
        await using var stream = new StoredContentStream(content, 0, content.Length);
        using var reader = XmlReader.Create(stream, Settings);
        try
        {
            while (await reader.ReadAsync())
            {
                if (reader.Depth > MostDepth)
                {
                    return ContentFault.Harm($"nests elements more than {MostDepth} deep");
                }
            }

            return null;
        }
        catch (XmlException) when (DeclaresType(head))
        {
            return ContentFault.Harm("has a document type declaration");
        }
        catch (XmlException)
        {
            return ContentFault.NotThat("is not well-formed XML");
        }
    }

    // Only picks the words of a refusal that is certain. In UTF-16 and UTF-32 zeros stand between the letters.
    private static bool DeclaresType(byte[] head) => head.Where(b => b != 0).ToArray().AsSpan().IndexOf("<!DOCTYPE"u8) >= 0;
}
