using IntegrationHub.Calendar;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace IntegrationHub.Tests.Calendar;

public sealed class VietnamTimeTests
{
    [Theory]
    [InlineData("2026-09-01T16:59:59Z", 1)]
    [InlineData("2026-09-01T17:00:00Z", 2)]
    [InlineData("2026-09-02T16:59:59Z", 2)]
    public void The_day_begins_at_seventeen_hours_of_the_utc_day_before(string instant, int day)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse(instant));

        var today = clock.VietnamToday();

        Assert.Equal(new DateOnly(2026, 9, day), today);
    }

    [Fact]
    public void The_start_of_a_day_is_its_first_instant()
    {
        var day = new DateOnly(2026, 9, 1);

        var start = VietnamTime.StartOf(day);

        Assert.Equal(day, VietnamTime.DayOf(start));
        Assert.Equal(day.AddDays(-1), VietnamTime.DayOf(start.AddTicks(-1)));
    }
}
