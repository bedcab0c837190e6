using System.Globalization;
using System.Text;
using CsCheck;
using IntegrationHub.National.Portal;
using Xunit;

namespace IntegrationHub.Tests.National.Portal;

public sealed class PortalTextTests
{
    [Theory]
    [InlineData("2026-03-02T01:30:00Z", "20260302083000")]
    [InlineData("2026-03-02T16:59:59Z", "20260302235959")]
    [InlineData("2026-03-02T17:00:00Z", "20260303000000")]
    [InlineData("2025-12-31T17:00:00Z", "20260101000000")]
    [InlineData("2026-03-02T01:30:00.999Z", "20260302083000")]
    [InlineData("2026-03-02T01:30:00-05:00", "20260302133000")]
    public void An_instant_is_written_on_Vietnams_clock(string instant, string wire) =>
        Assert.Equal(wire, PortalText.Instant(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)));

    [Fact]
    public void An_unknown_instant_is_an_empty_text() => Assert.Equal("", PortalText.Instant((DateTimeOffset?)null));

    [Fact]
    public void What_is_written_is_read_back_to_the_second()
    {
        var instants = Gen.Select(
            Gen.Long[new DateTime(1900, 1, 2).Ticks, new DateTime(2199, 12, 30).Ticks], Gen.Int[-12, 14],
            (ticks, zone) => new DateTimeOffset(ticks, TimeSpan.FromHours(zone)));

        instants.Sample(instant =>
        {
            var read = DateTime.ParseExact(PortalText.Instant(instant), "yyyyMMddHHmmss", CultureInfo.InvariantCulture);
            var elapsed = instant - new DateTimeOffset(read, TimeSpan.FromHours(7));
            Assert.InRange(elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1));
        });
    }

    [Fact]
    public void A_text_is_cut_to_its_length_and_never_through_a_character()
    {
        var texts = Gen.OneOf("a", "ệ", "𡨸", "😀").Array[0, 60].Select(parts => string.Concat(parts));

        Gen.Select(texts, Gen.Int[4, 50]).Sample((text, most) =>
        {
            var cut = PortalText.Cut(text, most);
            Assert.True(cut.Length <= most);
            Assert.True(text.Length <= most ? cut == text : cut.EndsWith("...", StringComparison.Ordinal) && cut.Length >= most - 1);
            // A strict encoder throws on half a character.
            Assert.NotNull(new UTF8Encoding(false, true).GetBytes(cut));
        });
    }

    [Theory]
    [InlineData("Hồ sơ đã tồn tại", "đã tồn tại", true)]
    [InlineData("HỒ SƠ ĐÃ TỒN TẠI", "đã tồn tại", true)]
    [InlineData("Hồ sơ đã tồn tại.", "đã tồn tại", true)]
    [InlineData("Hồ sơ không tồn tại", "đã tồn tại", false)]
    [InlineData("", "thành công", false)]
    public void A_message_says_a_phrase_in_any_case(string message, string phrase, bool says) => Assert.Equal(says, message.Says(phrase));

    [Fact]
    public void A_message_says_a_phrase_in_any_Unicode_form() =>
        Assert.True("Hồ sơ đã tồn tại".Normalize(NormalizationForm.FormD).Says("đã tồn tại"));

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-3", "-3")]
    [InlineData("ERR_42.1", "ERR_42.1")]
    [InlineData("", "?")]
    [InlineData("Nguyễn", "?")]
    [InlineData("068190004321 A", "?")]
    [InlineData("123456789012345678901", "?")]
    public void Only_what_looks_like_a_code_is_one(string text, string code) => Assert.Equal(code, PortalText.Code(text));

    [Fact]
    public void Words_are_one_bounded_line_without_control_characters()
    {
        Gen.String.Sample(text =>
        {
            var words = PortalText.Words(text, 50);
            Assert.True(words.Length <= 50);
            Assert.DoesNotContain(words, char.IsControl);
        });
    }
}
