using System.Collections.Frozen;
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
    // Letters by tone: none, grave, hook, tilde, acute, dot below.
    private static readonly string[] Vowels =
    [
        "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ",
    ];

    private static readonly FrozenDictionary<char, (char Letter, int Tone)> Tones =
        Vowels.SelectMany(row => row.Select((marked, tone) => (marked, (row[0], tone)))).ToFrozenDictionary(p => p.marked, p => p.Item2);

    private static readonly FrozenDictionary<char, char> Bare = new Dictionary<char, char>
    {
        ['ă'] = 'a', ['â'] = 'a', ['ê'] = 'e', ['ô'] = 'o', ['ơ'] = 'o', ['ư'] = 'u', ['đ'] = 'd',
    }.ToFrozenDictionary();

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
            var (letter, toneOfLetter) = Tones.GetValueOrDefault(lower, (lower, 0));
            if (char.IsLetterOrDigit(letter))
            {
                letters.Append(Bare.GetValueOrDefault(letter, letter));
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
