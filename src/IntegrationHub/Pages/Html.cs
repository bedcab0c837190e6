using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace IntegrationHub.Pages;

/// <summary>A piece of a page that is safe to send: made of our own literals, with every value in between encoded.</summary>
internal sealed record Html
{
    // Vietnamese stays readable in the source of the page.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly string text;

    private Html(string text) => this.text = text;

    /// <summary>No text at all.</summary>
    public static Html None { get; } = new("");

    public static Html Of(Literals literals) => new(literals.ToString());

    /// <summary>A style of our own, which is no text and not encoded.</summary>
    public static Html Stylesheet(string style) => new($"<style>{style}</style>");

    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(piece => piece.text)));

    public override string ToString() => text;

    /// <summary>Receives an interpolated string in its parts: what stands in braces is encoded unless it is <see cref="Html"/>.</summary>
    [InterpolatedStringHandler]
    public readonly struct Literals(int literalLength, int formattedCount)
    {
        private readonly StringBuilder builder = new(literalLength + (formattedCount * 16));

        public void AppendLiteral(string value) => builder.Append(value);

        public void AppendFormatted(Html value) => builder.Append(value.text);

        public void AppendFormatted(string? value) => builder.Append(Encoder.Encode(value ?? ""));

        public void AppendFormatted(long value) => builder.Append(value.ToString("N0", Vietnamese));

        public override string ToString() => builder.ToString();

        // 1.234.567, without asking the system for a culture it may not have.
        private static readonly NumberFormatInfo Vietnamese = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };
    }
}
