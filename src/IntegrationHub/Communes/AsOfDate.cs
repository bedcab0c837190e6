using Google.Type;
using IntegrationHub.Rpc;

namespace IntegrationHub.Communes;

/// <summary>The day a request asks about.</summary>
internal static class AsOfDate
{
    /// <summary>The whole date given, or today for none.</summary>
    public static DateOnly Parse(Date? date, DateOnly today, Violations violations)
    {
        if (date is null)
        {
            return today;
        }

        if (CommuneMapping.ToDay(date) is { } day)
        {
            return day;
        }

        violations.Invalid("as_of_date", "must be a whole date of the calendar");
        return today;
    }
}
