using Google.Protobuf.WellKnownTypes;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Filings;

public sealed class HeartbeatTests(ClockedHub hub) : IClassFixture<ClockedHub>
{
    [Theory]
    [InlineData(null, 15)]
    [InlineData(1.5, 1.5)]
    [InlineData(60.0, 60)]
    public async Task Silence_is_broken_by_a_sign_of_life_once_the_interval_is_over(double? asked, double seconds)
    {
        using var watch = hub.Filings.Watch(new()
        {
            Parent = LamDong.PhanThiet,
            HeartbeatInterval = asked is { } s ? Duration.FromTimeSpan(TimeSpan.FromSeconds(s)) : null,
        });
        var first = (await watch.NextAsync()).Heartbeat;

        var second = (await Advancing.UntilAsync(hub.Clock, watch.NextAsync())).Heartbeat;

        Assert.True(second.HeartbeatTime.ToDateTimeOffset() - first.HeartbeatTime.ToDateTimeOffset() >= TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task A_sign_of_life_keeps_the_place_of_the_last_event()
    {
        using var watch = hub.Filings.Watch(new() { Parent = LamDong.LamVien });
        await watch.NextAsync();
        await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(LamDong.LamVien));
        await Advancing.UntilAsync(hub.Clock, watch.EventsAsync(1));
        var place = watch.Cursor;

        var sign = await Advancing.UntilAsync(hub.Clock, watch.NextAsync());

        Assert.NotNull(sign.Heartbeat);
        Assert.Equal(place, sign.Cursor);
    }
}
