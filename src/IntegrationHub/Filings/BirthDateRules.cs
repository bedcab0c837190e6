using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

/// <summary>Checks a birth date of which only the year may be known.</summary>
internal static class BirthDateRules
{
    private const int EarliestYear = 1900;

    public static void Check(string field, Google.Type.Date? date, DateOnly today, Violations violations)
    {
        if (date is null)
        {
            return;
        }

        if (date.Year < EarliestYear || date.Year > today.Year)
        {
            violations.Invalid(field, $"must have a year from {EarliestYear} to this one");
        }
        else if ((date.Month == 0 && date.Day != 0) || date.Month is < 0 or > 12 || date.Day < 0
            || (date.Month > 0 && date.Day > DateTime.DaysInMonth(date.Year, date.Month)))
        {
            violations.Invalid(field, "is not a date; month and day may only be left out from the right");
        }
        else if (date is { Month: > 0, Day: > 0 } && new DateOnly(date.Year, date.Month, date.Day) > today)
        {
            violations.Invalid(field, "lies in the future");
        }
    }
}
