using System.Text;
using System.Text.Unicode;

namespace IntegrationHub.Attachments.Content;

/// <summary>What text must be: nothing that a program could run or a viewer would take for something else.</summary>
internal static class TextRules
{
    // A letter may be cut in two where the head ends.
    private const int LongestLetter = 4;

    public static ContentFault? Check(ContentKind kind, ReadOnlySpan<byte> head)
    {
        if (kind == ContentKind.Text && (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])))
        {
            // UTF-16, as some editors write it: two bytes a letter.
            return null;
        }

        var text = head.StartsWith(Encoding.UTF8.Preamble) ? head[3..] : head;
        if (!IsUtf8(text) || text.ContainsAny(Unprintable))
        {
            return ContentFault.NotThat("is not text in UTF-8");
        }

        return kind == ContentKind.Json && !BeginsAsJson(text) ? ContentFault.NotThat("is not JSON") : null;
    }

    private static readonly System.Buffers.SearchValues<byte> Unprintable = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Where(c => c is not ('\t' or '\n' or '\r' or '\f')).Select(c => (byte)c)]);

    private static bool IsUtf8(ReadOnlySpan<byte> text)
    {
        for (var cut = 0; cut < LongestLetter && cut <= text.Length; cut++)
        {
            if (Utf8.IsValid(text[..^cut]))
            {
                return cut == 0 || text.Length + LongestLetter > Signatures.HeadBytes;
            }
        }

        return false;
    }

    private static bool BeginsAsJson(ReadOnlySpan<byte> text) =>
        text.TrimStart(" \t\r\n"u8) is [var first, ..] && "{[\"-0123456789tfn"u8.Contains(first);
}
