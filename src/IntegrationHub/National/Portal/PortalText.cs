using System.Globalization;
using IntegrationHub.Calendar;
using IntegrationHub.Text;

namespace IntegrationHub.National.Portal;

/// <summary>Values as the portal writes them.</summary>
internal static class PortalText
{
    public static string Instant(DateTimeOffset? instant) =>
        instant?.ToOffset(VietnamTime.Offset).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) ?? "";

    public static string Instant(Google.Protobuf.WellKnownTypes.Timestamp? instant) => Instant(instant?.ToDateTimeOffset());

    public static string Flag(bool value) => value ? "1" : "0";

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>At most <paramref name="most"/> characters, cut with dots as the portal's other clients do.</summary>
    public static string Cut(string text, int most) => text.Length <= most ? text : string.Concat(text.AsSpan(0, most - 3), "...");

    /// <summary>Whether a message of the portal says <paramref name="phrase"/>, in whichever Unicode form and case.</summary>
    public static bool Says(this string message, string phrase) =>
        ComposedText.Of(message).Contains(phrase, StringComparison.OrdinalIgnoreCase);
}
