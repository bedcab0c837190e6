using CsCheck;
using IntegrationHub.Calendar;
using Xunit;

namespace IntegrationHub.Tests.Calendar;

public sealed class MicrosecondClockTests
{
    [Fact]
    public void It_tells_what_the_store_can_keep()
    {
        var clock = new MicrosecondClock();

        Assert.All(Enumerable.Range(0, 100).Select(_ => clock.GetUtcNow()), now => Assert.Equal(0, now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    [Fact]
    public void A_stored_instant_is_the_last_whole_microsecond() =>
        Gen.Long[0, DateTimeOffset.MaxValue.Ticks].Sample(ticks =>
        {
            var instant = new DateTimeOffset(ticks, TimeSpan.Zero);

            var stored = instant.ToStored();

            Assert.Equal(stored, stored.ToStored());
            Assert.InRange(instant - stored, TimeSpan.Zero, TimeSpan.FromTicks(TimeSpan.TicksPerMicrosecond - 1));
        });
}
