using IntegrationHub.Rpc;
using Date = Google.Type.Date;

namespace IntegrationHub.Evidence.Reading;

/// <summary>Days as requests name them.</summary>
internal static class SealDates
{
    /// <summary>The day; null: none was named. A date that is none is a violation.</summary>
    public static DateOnly? Check(string field, Date? date, Violations violations)
    {
        if (date is null)
        {
            return null;
        }

        if (date.Year is < 1 or > 9999 || date.Month is < 1 or > 12 || date.Day < 1 || date.Day > DateTime.DaysInMonth(date.Year, date.Month))
        {
            violations.Invalid(field, "is not a date");
            return null;
        }

        return new DateOnly(date.Year, date.Month, date.Day);
    }

    public static Date ToContract(this DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };
}
