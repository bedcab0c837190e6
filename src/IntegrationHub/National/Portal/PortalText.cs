using System.Globalization;
using IntegrationHub.Calendar;
using IntegrationHub.Text;

namespace IntegrationHub.National.Portal;

/// <summary>Values as the portal writes them.</summary>
internal static class PortalText
{
    private const int MostCode = 20;

    public static string Instant(DateTimeOffset? instant) =>
        instant?.ToOffset(VietnamTime.Offset).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) ?? "";

    public static string Instant(Google.Protobuf.WellKnownTypes.Timestamp? instant) => Instant(instant?.ToDateTimeOffset());

    public static string Flag(bool value) => value ? "1" : "0";

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>At most <paramref name="most"/> characters, cut with dots as the portal's other clients do, and never through a character.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[most - 4]) ? most - 4 : most - 3;
        return string.Concat(text.AsSpan(0, end), "...");
    }

    /// <summary>The portal's words as they may be stored and shown: one line, bounded.</summary>
    public static string Words(string message, int most) =>
        Cut(string.Concat(message.Select(c => char.IsControl(c) ? ' ' : c)), most);

    /// <summary>A code as it may be logged. What is no code may be anything, also about a person: "?".</summary>
    public static string Code(string text) =>
        text.Length is > 0 and <= MostCode && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? text : "?";

    /// <summary>Whether a message of the portal says <paramref name="phrase"/>, in whichever Unicode form and case.</summary>
    public static bool Says(this string message, string phrase) =>
        ComposedText.Of(message).Contains(phrase, StringComparison.OrdinalIgnoreCase);
}
