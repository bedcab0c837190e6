using CsCheck;
using IntegrationHub.Text;
using Xunit;

namespace IntegrationHub.Tests.Text;

public sealed class ComposedTextTests
{
    private const char Dot = '\u0323';

    // Each vowel without a tone, then with grave, acute, hook, tilde and dot, as the alphabet is taught.
    private static readonly string[] Rows =
        ["aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị", "oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự", "yỳýỷỹỵ"];

    private static readonly char[] Tones = ['\0', '\u0300', '\u0301', '\u0309', '\u0303', Dot];

    private static readonly Dictionary<char, string> Bases = new()
    {
        ['ă'] = "a\u0306", ['â'] = "a\u0302", ['ê'] = "e\u0302", ['ô'] = "o\u0302", ['ơ'] = "o\u031B", ['ư'] = "u\u031B",
    };

    private static readonly Gen<(char Vowel, char Tone, char Whole)> Vowels =
        from row in Gen.OneOf(Rows)
        from tone in Gen.Int[1, 5]
        select (row[0], Tones[tone], row[tone]);

    [Fact]
    public void A_vowel_and_its_tone_become_one_letter() =>
        Vowels.Sample(v => Assert.Equal($"{v.Whole}", ComposedText.Of($"{v.Vowel}{v.Tone}")));

    [Fact]
    public void A_vowel_taken_apart_entirely_becomes_one_letter() =>
        Vowels.Sample(v => Assert.Equal($"{v.Whole}", ComposedText.Of($"{Bases.GetValueOrDefault(v.Vowel, $"{v.Vowel}")}{v.Tone}")));

    [Fact]
    public void A_dot_below_may_stand_before_the_mark_above() =>
        Assert.Equal("ậặợựệộ", ComposedText.Of($"a{Dot}\u0302a{Dot}\u0306o{Dot}\u031Bu{Dot}\u031Be{Dot}\u0302o{Dot}\u0302"));

    [Fact]
    public void Capitals_are_composed_as_well() =>
        Assert.Equal("NGUYỄN THỊ ÁNH ĐÀO", ComposedText.Of("NGUYE\u0302\u0303N THI\u0323 A\u0301NH ĐA\u0300O"));

    [Theory]
    [InlineData("Y Čim Êban", "Y C\u030Cim E\u0302ban")]
    [InlineData("H'Ŏn Niê", "H'O\u0306n Nie\u0302")]
    [InlineData("Jürgen Groß Çelik", "Ju\u0308rgen Groß C\u0327elik")]
    [InlineData("Ångström", "A\u030Angstro\u0308m")]
    public void Names_of_other_peoples_are_composed_as_well(string composed, string apart) =>
        Assert.Equal(composed, ComposedText.Of(apart));

    [Theory]
    [InlineData("")]
    [InlineData("Nguyễn Văn An")]
    [InlineData("\u0301")]
    [InlineData("x\u0302")]
    [InlineData("á\u0302")]
    [InlineData("王秀英")]
    [InlineData("😀\u0301")]
    public void What_cannot_be_composed_stays_as_it_is(string text) => Assert.Equal(text, ComposedText.Of(text));

    [Fact]
    public void Composing_what_is_composed_changes_nothing() =>
        Gen.String[Gen.OneOf(Gen.Char['A', 'z'], Gen.Char['\u00C0', '\u01B0'], Gen.Char['\u0300', '\u0331'], Gen.Char['\u1EA0', '\u1EF9']), 0, 30]
            .Sample(text => Assert.Equal(ComposedText.Of(text), ComposedText.Of(ComposedText.Of(text))));
}
