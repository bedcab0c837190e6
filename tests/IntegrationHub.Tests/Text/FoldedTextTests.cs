using CsCheck;
using IntegrationHub.Text;
using Xunit;

namespace IntegrationHub.Tests.Text;

[Collection<ReferenceTests>]
public sealed class FoldedTextTests(ReferenceSnapshot snapshot)
{
    private const string Letters = "aàáảãạăằắẳẵặâầấẩẫậđeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ";

    [Theory]
    [InlineData("Phường Xuân Hương - Đà Lạt", "phuong xuan huong da lat")]
    [InlineData("ĐẶC KHU PHÚ QUÝ", "dac khu phu quy")]
    [InlineData("  Xã   Đạ Huoai 3 ", "xa da huoai 3")]
    [InlineData("Nghị định 23/2015/NĐ-CP", "nghi dinh 23 2015 nd cp")]
    [InlineData("Xa\u0303 Nho\u031Bn Ha\u0309i", "xa nhon hai")]
    [InlineData("", "")]
    [InlineData(" - ", "")]
    public void Folds_to_bare_words(string text, string folded) => Assert.Equal(folded, FoldedText.Of(text).ToString());

    [Theory]
    [InlineData("Hòa", "Hoà")]
    [InlineData("Thủy", "Thuỷ")]
    public void The_place_of_a_tone_mark_makes_no_difference(string one, string other) =>
        Assert.Equal(FoldedText.Of(one), FoldedText.Of(other));

    [Fact]
    public void Every_Vietnamese_letter_folds_to_plain_ascii() =>
        Assert.All(Letters + Letters.ToUpperInvariant(), letter =>
            Assert.True(FoldedText.Of(letter.ToString()).ToString() is [var c] && char.IsAsciiLetterLower(c), $"U+{(int)letter:X4}"));

    [Fact]
    public void Every_name_of_a_unit_folds_to_plain_ascii() =>
        Assert.All(snapshot.Communes.Communes, c => Assert.True(FoldedText.Of(c.Name).ToString().All(char.IsAscii), c.Name));

    [Fact]
    public void Folding_twice_changes_nothing() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.OneOf([.. Letters.ToCharArray(), ' ', '-', '\u0301']), 0, 30]).Sample(text =>
        {
            var once = FoldedText.Of(text);

            Assert.Equal(once, FoldedText.Of(once.ToString()));
        });

    [Fact]
    public void A_text_holds_its_own_words_in_any_order() =>
        Gen.String[Gen.OneOf([.. Letters.ToCharArray(), ' ']), 0, 30].Sample(text =>
        {
            var reversed = FoldedText.Of(string.Join(' ', text.Split(' ').Reverse()));

            Assert.True(FoldedText.Of(text).HoldsAllWordsOf(reversed));
        });

    [Theory]
    [InlineData("khai sinh", true)]
    [InlineData("sinh dang", true)]
    [InlineData("", true)]
    [InlineData("khai sin", false)]
    [InlineData("khai tu", false)]
    public void Whole_words_are_looked_for(string query, bool holds) =>
        Assert.Equal(holds, FoldedText.Of("Đăng ký khai sinh").HoldsAllWordsOf(FoldedText.Of(query)));

    [Fact]
    public void The_text_that_was_never_made_is_empty()
    {
        FoldedText none = default;

        Assert.Equal("", none.ToString());
        Assert.True(none.HoldsAllWordsOf(FoldedText.Of("")));
        Assert.False(none.HoldsAllWordsOf(FoldedText.Of("a")));
    }
}
