using System.Collections.Frozen;

namespace IntegrationHub.Text;

/// <summary>The marked letters of Vietnamese, taken apart. Unicode's own decomposition needs ICU, which the hub runs without.</summary>
internal static class VietnameseLetter
{
    // Letters by tone: none, grave, hook, tilde, acute, dot below.
    private static readonly string[] Vowels =
    [
        "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ",
    ];

    private static readonly FrozenDictionary<char, (char Letter, int Tone)> Tones =
        Vowels.SelectMany(row => row.Select((marked, tone) => (marked, (row[0], tone)))).ToFrozenDictionary(p => p.marked, p => p.Item2);

    private static readonly FrozenDictionary<char, char> BareLetters = new Dictionary<char, char>
    {
        ['ă'] = 'a', ['â'] = 'a', ['ê'] = 'e', ['ô'] = 'o', ['ơ'] = 'o', ['ư'] = 'u', ['đ'] = 'd',
    }.ToFrozenDictionary();

    /// <summary>A lower-case letter without its tone, and which tone that was; 0: none.</summary>
    public static (char Letter, int Tone) WithoutTone(char lower) => Tones.GetValueOrDefault(lower, (lower, 0));

    /// <summary>A lower-case letter without any mark.</summary>
    public static char Bare(char lower)
    {
        var letter = WithoutTone(lower).Letter;
        return BareLetters.GetValueOrDefault(letter, letter);
    }
}
