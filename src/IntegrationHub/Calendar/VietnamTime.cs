namespace IntegrationHub.Calendar;

/// <summary>The day and hour on the wall in Vietnam.</summary>
internal static class VietnamTime
{
    /// <summary>
    /// UTC+7 all year since 1975. A fixed offset rather than the zone "Asia/Ho_Chi_Minh",
    /// because a bare machine may have no time zone data.
    /// </summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>Today in Vietnam.</summary>
    public static DateOnly VietnamToday(this TimeProvider clock) => DayOf(clock.GetUtcNow());

    /// <summary>The day in Vietnam at <paramref name="instant"/>.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The instant at which <paramref name="day"/> begins in Vietnam.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);
}
