using System.Globalization;

namespace IntegrationHub.Sandbox.Portal;

/// <summary>Instants on the wire: yyyyMMddHHmmss on Vietnam's clock, and real ones.</summary>
internal static class WireDate
{
    public static bool IsValid(string text) =>
        text.Length == 14 && DateTime.TryParseExact(text, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.Year is >= 1900 and < 2200;
}
