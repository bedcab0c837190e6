using Grpc.Core;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Filings;

public sealed class WatchAcrossHubsTests(PostgresServer server)
{
    [Fact]
    public async Task A_hub_that_stops_ends_its_streams_and_says_when_to_call_again()
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await using var host = await FilingHub.StartAsync(database);
        using var watch = new FilingCaller(host.Channel).Watch(new() { Parent = LamDong.XuanHuong });
        await watch.NextAsync();

        // A stream left open would hold this up until everything is torn down by force.
        await host.StopAsync().Within(Within.AMinute);

        var refused = await Refused.ByAsync(watch.NextAsync);
        Assert.Equal((StatusCode.Unavailable, "HUB_STOPPING"), (refused.Code, refused.Reason));
        Assert.Equal(TimeSpan.FromSeconds(1), refused.RetryAfter);
    }

    [Fact]
    public async Task A_cursor_outlives_the_hub_that_gave_it_out()
    {
        await using var database = await TestDatabase.CreateAsync(server);
        string cursor, first;
        await using (var before = await FilingHub.StartAsync(database))
        {
            var caller = new FilingCaller(before.Channel);
            using var watch = caller.Watch(new() { Parent = LamDong.XuanHuong });
            await watch.NextAsync();
            first = (await caller.SubmitAsync(NewFilings.MaritalStatus())).Name;
            await watch.EventsUntilAsync(e => e.Filing == first);
            cursor = watch.Cursor;
            await caller.ProgressAsync(FilingChanges.Progress(first));
        }

        await using var after = await FilingHub.StartAsync(database);
        using var resumed = new FilingCaller(after.Channel).Watch(new() { Parent = LamDong.XuanHuong, Cursor = cursor });
        var missed = Assert.Single(await resumed.EventsAsync(1));

        Assert.Equal((first, 2L), (missed.Filing, missed.Version));
    }

    [Fact]
    public async Task What_one_hub_accepts_the_watchers_of_another_hear()
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await using var one = await FilingHub.StartAsync(database);
        await using var other = await FilingHub.StartAsync(database);
        using var watch = new FilingCaller(other.Channel).Watch(new() { Parent = LamDong.XuanHuong });
        await watch.NextAsync();

        var filing = await new FilingCaller(one.Channel).SubmitAsync(NewFilings.MaritalStatus());

        Assert.Equal(filing.Name, Assert.Single(await watch.EventsAsync(1)).Filing);
    }
}
