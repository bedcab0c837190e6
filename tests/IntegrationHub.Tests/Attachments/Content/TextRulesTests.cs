using System.Text;
using IntegrationHub.Attachments.Content;
using Xunit;

namespace IntegrationHub.Tests.Attachments.Content;

public sealed class TextRulesTests
{
    [Fact]
    public void Vietnamese_text_is_text_wherever_the_look_at_it_ends()
    {
        var text = string.Concat(Enumerable.Repeat("Đăng ký khai sinh\r\n\t𡨸", 4000));

        Assert.All(Enumerable.Range(0, 8), shift =>
            Assert.Null(TextRules.Check(ContentKind.Text, Documents.Text(new string('x', shift) + text).AsSpan(0, Signatures.HeadBytes))));
        Assert.Null(TextRules.Check(ContentKind.Text, [.. Encoding.UTF8.Preamble, .. "a"u8]));
        Assert.Null(TextRules.Check(ContentKind.Text, [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("á")]));
    }

    [Fact]
    public void Programs_and_pictures_are_no_text()
    {
        byte[][] others = [[.. "MZ\0\0"u8], [0x7F, 0x45, 0x4C, 0x46, 2, 1], [0xFF, 0xD8, 0xFF, 0xE0], [.. "a\0b"u8], [.. "a\x1b[2J"u8], [0xC3]];

        Assert.All(others, other => Assert.True(TextRules.Check(ContentKind.Text, other) is { Harmful: false }));
    }

    [Theory]
    [InlineData(" {\"a\":1}", true)]
    [InlineData("[1]", true)]
    [InlineData("null", true)]
    [InlineData("<html>", false)]
    [InlineData("", false)]
    public void JSON_begins_as_JSON_does(string text, bool taken) =>
        Assert.Equal(taken, TextRules.Check(ContentKind.Json, Documents.Text(text)) is null);
}
