using System.Text;

namespace IntegrationHub.Text;

/// <summary>
/// One Vietnamese word: the bare letters everybody types, and how it is spelt in full. The tone
/// counts for the word, not for a letter, so "hòa" and "hoà" are one word.
/// </summary>
/// <param name="Letters">Lower case without any mark; đ as d.</param>
/// <param name="Spelling">Lower case with the marks of the letters, the tone behind them. As <paramref name="Letters"/> when no mark was typed.</param>
internal readonly record struct SpelledWord(string Letters, string Spelling)
{
    /// <summary>True when somebody typed marks, so that they count.</summary>
    public bool IsMarked => Spelling != Letters;

    /// <summary>True when both may be the same word: bare letters agree, and marks where both have them.</summary>
    public bool MayBe(SpelledWord other) => Letters == other.Letters && (!IsMarked || !other.IsMarked || Spelling == other.Spelling);

    /// <summary>The words of a text, in order. Whatever is neither letter nor digit parts them.</summary>
    public static IReadOnlyList<SpelledWord> Read(string text)
    {
        var words = new List<SpelledWord>();
        var (letters, spelling, tone) = (new StringBuilder(), new StringBuilder(), 0);
        foreach (var c in ComposedText.Of(text))
        {
            var lower = char.ToLowerInvariant(c);
            var (letter, toneOfLetter) = VietnameseLetter.WithoutTone(lower);
            if (char.IsLetterOrDigit(letter))
            {
                letters.Append(VietnameseLetter.Bare(letter));
                spelling.Append(letter);
                tone = toneOfLetter > 0 ? toneOfLetter : tone;
            }
            else
            {
                End();
            }
        }

        End();
        return words;

        void End()
        {
            if (letters.Length > 0)
            {
                words.Add(new(letters.ToString(), tone == 0 ? spelling.ToString() : $"{spelling}{(char)('0' + tone)}"));
            }

            (letters, spelling, tone) = (letters.Clear(), spelling.Clear(), 0);
        }
    }
}
