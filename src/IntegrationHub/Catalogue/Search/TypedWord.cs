using System.Text.RegularExpressions;
using IntegrationHub.Text;

namespace IntegrationHub.Catalogue.Search;

/// <summary>Finds the word that was meant where a word is none: telex keys that went through, two words run together, one wrong letter.</summary>
internal static partial class TypedWord
{
    private const int ShortestWithTypo = 4;
    private const string ToneKeys = "sfrxjz";

    // Keys that put a mark on a letter, typed twice or before "w", come through when the keyboard is not set to Vietnamese.
    private static readonly (string Keys, string Letters)[] TelexKeys =
        [("dd", "d"), ("aa", "a"), ("ee", "e"), ("oo", "o"), ("aw", "a"), ("ow", "o"), ("uw", "u"), ("w", "u")];

    /// <summary>The known words that were meant, in order; the word as it is when none is near.</summary>
    public static IEnumerable<SpelledWord> Mend(SpelledWord typed, IReadOnlySet<string> known)
    {
        if (known.Contains(typed.Letters))
        {
            return [typed];
        }

        if (WithoutKeys(typed.Letters).FirstOrDefault(known.Contains) is { } meant)
        {
            return [Bare(meant)];
        }

        for (var cut = 2; cut <= typed.Letters.Length - 2; cut++)
        {
            if (known.Contains(typed.Letters[..cut]) && known.Contains(typed.Letters[cut..]))
            {
                return [Bare(typed.Letters[..cut]), Bare(typed.Letters[cut..])];
            }
        }

        // What is a Vietnamese syllable was hardly a slip: "chiếu" is not "chiến" mistyped.
        return [typed.Letters.Length >= ShortestWithTypo && !Syllable().IsMatch(typed.Letters) && Near(typed.Letters).Where(known.Contains).Distinct().ToList() is [var only] ? Bare(only) : typed];
    }

    // VNI puts digits where telex puts letters.
    private static IEnumerable<string> WithoutKeys(string letters)
    {
        var digitless = string.Concat(letters.Where(c => !char.IsAsciiDigit(c)));
        if (digitless.Length < letters.Length && digitless.Length > 0)
        {
            yield return digitless;
        }

        var marked = TelexKeys.Aggregate(letters, (word, key) => word.Replace(key.Keys, key.Letters, StringComparison.Ordinal));
        foreach (var word in new[] { letters, marked }.Distinct())
        {
            yield return word;
            for (var i = word.Length - 1; i > 0; i--)
            {
                if (ToneKeys.Contains(word[i], StringComparison.Ordinal))
                {
                    yield return word.Remove(i, 1);
                }
            }
        }
    }

    // One letter left out, doubled, mistaken or exchanged with its neighbour. The first one is nearly always right.
    private static IEnumerable<string> Near(string word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            yield return word.Remove(i, 1);
            if (i + 1 < word.Length)
            {
                yield return string.Concat(word.AsSpan(0, i), [word[i + 1], word[i]], word.AsSpan(i + 2));
            }

            for (var letter = 'a'; letter <= 'z'; letter++)
            {
                yield return string.Concat(word.AsSpan(0, i), [letter], word.AsSpan(i + 1));
                yield return word.Insert(i, letter.ToString());
            }
        }

        for (var letter = 'a'; letter <= 'z'; letter++)
        {
            yield return word + letter;
        }
    }

    [GeneratedRegex("""
        ^(b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu?|r|s|th?|tr|v|x)?
        ((a|e|o|u|ie|oa|oe|oo|ua|ue|uo|uye|ye)(c|ch|m|n|ng|nh|p|t)?|(i|y|uy)(c|ch|m|n|nh|p|t)?
        |ai|ao|au|ay|eo|eu|ia|ieu|iu|oai|oao|oay|oeo|oi|uay|uau|ui|uoi|uou|uu|uya|uyu|yeu)$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Syllable();

    private static SpelledWord Bare(string letters) => new(letters, letters);
}
