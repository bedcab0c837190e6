using System.Text;

namespace IntegrationHub.Tests.Fuzz;

/// <summary>Text that programs stumble over.</summary>
internal static class HostileText
{
    /// <summary>Stands in a string field for bytes that no string can hold. Same length as what takes its place.</summary>
    public static readonly string Mark = "~notUTF8~";

    private static readonly string[] Words =
    [
        "", " ", "\0", "a\0b", "\u0001\u0002\u001b[31m", "\u007f", "\u0085", "\u2028\u2029", "\ufeff", "\u202e\u2066abc", "\ufffd", "\uffff",
        "-", "communes/-", "communes/", "/", "//", "communes//filings/", "communes/24781/filings/", "communes/24781/filings/x/y/z",
        "communes/24769", "communes/00000", "communes/\u0662\u0664\u0667\u0668\u0661", "../../etc/passwd", "%2e%2e%2f", "communes/24781\n",
        "' OR 1=1 --", "$1", "{0}", "%s%n", "${jndi:ldap://x}", "<script>alert(1)</script>", "=cmd|' /C calc'!A0", "\\", "\"", "\\\"",
        "0", "-1", "9223372036854775808", "1e309", "NaN", "infinity", "-infinity", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z",
        "00000000-0000-0000-0000-000000000000", "{00000000-0000-0000-0000-000000000000}", "beginning", "*", "a,b,c", "filing.applicants",
        "status = ACCEPTED AND status = ACCEPTED", "create_time > \"9999-12-31T23:59:59+14:00\"", "commune_reference = \"\0\"",
        "e\u0301", "\u00e9", "Nguye\u0302\u0303n", "Nguy\u1ec5n", "\u1ec7\u0323\u0302", "\ud83d\ude00", "\u0130\u0131\u017f\u212a", "\u3000",
        "\u0e33\u0e33", "\u1112\u1161\u11ab", "\ufb03", "a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307", "12/13/2026", "0681900043211", "06819000432\u0661",
    ];

    private static readonly int[] Lengths = [99, 100, 101, 255, 256, 1000, 1001, 4000, 20_000];

    // Over-long forms, halves of a surrogate pair, bytes that never occur, a sequence without its end.
    private static readonly byte[][] NoTexts =
    [
        [0xC0, 0x80, 0xC0, 0x80, 0x41, 0x41, 0x41, 0x41, 0x41],
        [0xED, 0xA0, 0x80, 0x41, 0x41, 0x41, 0xED, 0xBF, 0xBF],
        [0xFF, 0xFE, 0xFD, 0xFC, 0xFB, 0xFA, 0xF9, 0xF8, 0xF7],
        [0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0xF0, 0x9F, 0x98],
        [0xF4, 0x90, 0x80, 0x80, 0xF8, 0x88, 0x80, 0x80, 0x80],
    ];

    /// <summary>Hostile in itself, or made so from what was right.</summary>
    public static string From(string right, Random random) => random.Next(8) switch
    {
        0 => Mark,
        1 => new string((char)random.Next(1, 0xD7FF), Lengths[random.Next(Lengths.Length)]),
        2 => right.Insert(random.Next(right.Length + 1), Words[random.Next(Words.Length)]),
        3 => right.Length == 0 ? "x" : right[..random.Next(right.Length)],
        4 => right.Normalize(NormalizationForm.FormD) + (random.Next(2) == 0 ? "\u0323" : ""),
        5 => right.ToUpperInvariant(),
        _ => Words[random.Next(Words.Length)],
    };

    /// <summary>Puts bytes that are no text where the mark stands.</summary>
    public static void PutNoText(Span<byte> wire, Random random)
    {
        Span<byte> mark = stackalloc byte[Mark.Length];
        Encoding.ASCII.GetBytes(Mark, mark);
        for (var at = wire.IndexOf(mark); at >= 0; at = wire.IndexOf(mark))
        {
            NoTexts[random.Next(NoTexts.Length)].CopyTo(wire[at..]);
        }
    }
}
