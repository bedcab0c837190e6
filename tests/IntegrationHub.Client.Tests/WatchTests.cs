using Grpc.Core;
using IntegrationHub.Errors.V1;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Client.Tests;

public class WatchTests
{
    [Fact]
    public async Task Events_come_in_order_with_their_cursors_and_without_heartbeats()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client();
        hub.Filings.Watch = async (_, stream, cancellationToken) =>
        {
            await stream.WriteAsync(Beat("0"), cancellationToken);
            await stream.WriteAsync(Event("1"), cancellationToken);
            await stream.WriteAsync(Beat("1"), cancellationToken);
            await stream.WriteAsync(Event("2"), cancellationToken);
        };

        var events = await TakeAsync(client, 2);

        Assert.Equal(["1", "2"], events.Select(watched => watched.Cursor));
        Assert.Equal([1, 2], events.Select(watched => watched.Event.Version));
        Assert.Equal("communes/24781", hub.Filings.Watches[0].Parent);
        Assert.Equal(TimeSpan.FromSeconds(15), hub.Filings.Watches[0].HeartbeatInterval.ToTimeSpan());
    }

    [Fact]
    public async Task A_broken_stream_goes_on_behind_the_last_event()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client();
        hub.Filings.Watch = async (call, stream, cancellationToken) =>
        {
            await stream.WriteAsync(Event($"{call}"), cancellationToken);
            throw new RpcException(new Status(StatusCode.Unavailable, "broken line"));
        };

        var events = await TakeAsync(client, 4);

        Assert.Equal(["1", "2", "3", "4"], events.Select(watched => watched.Cursor));
        Assert.Equal(["start", "1", "2", "3"], hub.Filings.Watches.Select(watch => watch.Cursor));
    }

    [Fact]
    public async Task A_stream_the_hub_ended_goes_on_behind_the_last_heartbeat()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client();
        hub.Filings.Watch = (call, stream, cancellationToken) =>
            stream.WriteAsync(call == 1 ? Beat("beat") : Event("1"), cancellationToken);

        await TakeAsync(client, 1);

        Assert.Equal(["start", "beat"], hub.Filings.Watches.Select(watch => watch.Cursor));
    }

    [Fact]
    public async Task Two_missed_heartbeats_make_it_call_again_with_the_last_cursor()
    {
        await using var hub = await ScriptedHub.StartAsync();
        var clock = new WatchedClock();
        using var client = hub.Client(clock);
        hub.Filings.Watch = async (call, stream, cancellationToken) =>
        {
            await stream.WriteAsync(Event($"{call}"), cancellationToken);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        };
        await using var events = client.Filings
            .WatchAsync("communes/24781", "start", TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await events.MoveNextAsync();

        var second = events.MoveNextAsync().AsTask();
        await clock.NextTimerAsync();
        var limit = await clock.NextTimerAsync();
        clock.Advance(limit);
        await second.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Equal(TimeSpan.FromSeconds(30), limit);
        Assert.Equal("2", events.Current.Cursor);
        Assert.Equal(["start", "1"], hub.Filings.Watches.Select(watch => watch.Cursor));
    }

    [Fact]
    public async Task A_reader_that_takes_its_time_does_not_count_as_silence()
    {
        await using var hub = await ScriptedHub.StartAsync();
        var clock = new WatchedClock();
        using var client = hub.Client(clock);
        hub.Filings.Watch = async (_, stream, cancellationToken) =>
        {
            await stream.WriteAsync(Event("1"), cancellationToken);
            await stream.WriteAsync(Event("2"), cancellationToken);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        };
        await using var events = client.Filings
            .WatchAsync("communes/24781", "start", TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);

        await events.MoveNextAsync();
        clock.Advance(TimeSpan.FromHours(1));
        await events.MoveNextAsync();

        Assert.Equal("2", events.Current.Cursor);
        Assert.Single(hub.Filings.Watches);
    }

    [Fact]
    public async Task A_refused_cursor_ends_the_watch()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client();
        hub.Filings.Watch = (_, _, _) => throw Refusals.Of(StatusCode.InvalidArgument, ErrorReason.CursorInvalid);

        var refusal = await Assert.ThrowsAsync<HubRefusalException>(() => TakeAsync(client, 1));

        Assert.Equal(ErrorReason.CursorInvalid, refusal.Reason);
        Assert.Single(hub.Filings.Watches);
    }

    [Fact]
    public async Task A_hub_never_reached_ends_the_watch_after_all_attempts()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client(maxAttempts: 3);
        hub.Filings.Watch = (_, _, _) => throw new RpcException(new Status(StatusCode.Unavailable, "away"));

        await Assert.ThrowsAsync<HubUnavailableException>(() => TakeAsync(client, 1));

        Assert.Equal(3, hub.Filings.Watches.Count);
    }

    [Fact]
    public async Task A_hub_reached_once_is_waited_for_beyond_all_attempts()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client(maxAttempts: 2);
        hub.Filings.Watch = (call, stream, cancellationToken) => call switch
        {
            1 => stream.WriteAsync(Beat("1"), cancellationToken),
            < 6 => throw new RpcException(new Status(StatusCode.Unavailable, "away")),
            _ => stream.WriteAsync(Event("6"), cancellationToken),
        };

        var events = await TakeAsync(client, 1);

        Assert.Equal("6", events[0].Cursor);
    }

    [Fact]
    public async Task The_callers_wish_ends_the_watch()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client();
        using var wish = new CancellationTokenSource();
        hub.Filings.Watch = async (_, stream, cancellationToken) =>
        {
            await stream.WriteAsync(Beat("1"), cancellationToken);
            await wish.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        };

        var watch = Task.Run(
            async () => await client.Filings.WatchAsync("communes/-", "", wish.Token).FirstAsync(CancellationToken.None),
            TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }

    private static async Task<List<WatchedFilingEvent>> TakeAsync(HubClient client, int count)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(TimeSpan.FromSeconds(20));
        return await client.Filings.WatchAsync("communes/24781", "start", bound.Token).Take(count).ToListAsync(bound.Token);
    }

    private static WatchFilingsResponse Beat(string cursor) => new() { Cursor = cursor, Heartbeat = new Heartbeat() };

    private static WatchFilingsResponse Event(string cursor) =>
        new() { Cursor = cursor, Event = new FilingEvent { Version = long.Parse(cursor) } };
}
