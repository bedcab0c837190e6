using System.Text;

namespace IntegrationHub.Text;

/// <summary>
/// Vietnamese text as people type it in a hurry: lower case, no marks, đ as d, one space
/// between words. Two texts are told apart by it only as far as a searcher means them to.
/// </summary>
internal readonly record struct FoldedText
{
    // With a space at both ends, so that a whole word is a substring.
    private readonly string? padded;

    private FoldedText(string padded) => this.padded = padded;

    public static FoldedText Of(string text)
    {
        var folded = new StringBuilder(text.Length + 2).Append(' ');
        foreach (var c in text)
        {
            var letter = VietnameseLetter.Bare(char.ToLowerInvariant(c));
            if (char.IsLetterOrDigit(letter))
            {
                folded.Append(letter);
            }
            // Text from macOS and some phones carries its marks as characters of their own.
            else if (!IsMark(letter) && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return new(folded[^1] == ' ' ? folded.ToString() : folded.Append(' ').ToString());
    }

    /// <summary>True when every word of <paramref name="query"/> is a word of this text, in any order.</summary>
    public bool HoldsAllWordsOf(FoldedText query)
    {
        // Each word is cut out with the spaces around it; the space after one is that before the next.
        var rest = query.padded.AsSpan();
        while (rest.Length > 1)
        {
            var end = rest[1..].IndexOf(' ') + 2;
            if (padded.AsSpan().IndexOf(rest[..end]) < 0)
            {
                return false;
            }

            rest = rest[(end - 1)..];
        }

        return true;
    }

    public override string ToString() => padded?.Trim() ?? "";

    private static bool IsMark(char c) => c is >= '\u0300' and <= '\u036F';
}
