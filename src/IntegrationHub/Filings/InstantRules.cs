using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Calendar;
using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

/// <summary>Checks an instant as a caller may send it: any seconds and nanoseconds at all.</summary>
internal static class InstantRules
{
    // The portal writes four-digit years; what lies outside them is a mistake, and some
    // values cannot even be read as an instant.
    private static readonly Timestamp Earliest = DateTimeOffset.Parse("1900-01-01T00:00:00Z", null).ToTimestamp();
    private static readonly Timestamp Latest = DateTimeOffset.Parse("2200-01-01T00:00:00Z", null).ToTimestamp();

    /// <summary>The instant; null when none was sent, or with a violation when it is none.</summary>
    public static DateTimeOffset? Check(string field, Timestamp? instant, Violations violations)
    {
        if (instant is null)
        {
            return null;
        }

        if (instant.Seconds < Earliest.Seconds || instant.Seconds >= Latest.Seconds || instant.Nanos is < 0 or > 999_999_999)
        {
            violations.Invalid(field, "must lie between the years 1900 and 2200");
            return null;
        }

        return instant.ToDateTimeOffset().ToStored();
    }
}
