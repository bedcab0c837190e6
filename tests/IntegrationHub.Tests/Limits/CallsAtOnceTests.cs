using Grpc.Core;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Limits;

public sealed class CallsAtOnceTests(PostgresServer server)
{
    [Fact]
    public async Task One_call_more_than_may_be_in_flight_is_refused_and_may_be_made_once_another_has_ended()
    {
        await using var hub = await LimitedHub.StartAsync(server, ("ConcurrentCalls", "1"));
        var filings = new FilingService.FilingServiceClient(hub.Host.Channel);
        var request = NewFilings.MaritalStatus();
        var blocked = await BlockedStatements.ClaimAsync(hub.Database, request.Parent, request.RequestId);
        var first = filings.SubmitFilingAsync(request, cancellationToken: TestContext.Current.CancellationToken);
        await blocked.ReachAsync(1);

        var refused = await Refused.ByAsync(() => LimitedHub.CallAsync(hub.Host.Channel));
        await blocked.DisposeAsync();
        await first.ResponseAsync.Within(Within.AMinute);
        await Within.Until(Within.AMinute, async () => await Record.ExceptionAsync(() => LimitedHub.CallAsync(hub.Host.Channel)) is null);

        Assert.Equal((StatusCode.ResourceExhausted, "TOO_MANY_CALLS"), (refused.Code, refused.Reason));
        Assert.Equal(TimeSpan.FromSeconds(1), refused.RetryAfter);
    }

    [Fact]
    public async Task One_stream_more_than_may_be_open_is_refused_and_may_be_opened_once_another_has_ended()
    {
        await using var hub = await LimitedHub.StartAsync(server, ("OpenStreams", "1"));
        var first = await WatchAsync(hub);

        var refused = await Refused.ByAsync(() => WatchAsync(hub));
        first.Dispose();
        await Within.Until(Within.AMinute, async () => await Record.ExceptionAsync(async () => (await WatchAsync(hub)).Dispose()) is null);

        Assert.Equal((StatusCode.ResourceExhausted, "TOO_MANY_STREAMS"), (refused.Code, refused.Reason));
        Assert.Equal(TimeSpan.FromSeconds(1), refused.RetryAfter);
    }

    [Fact]
    public async Task Streams_take_no_room_from_calls()
    {
        await using var hub = await LimitedHub.StartAsync(server, ("ConcurrentCalls", "1"));
        using var watch = await WatchAsync(hub);

        await LimitedHub.CallAsync(hub.Host.Channel);
    }

    private static async Task<AsyncServerStreamingCall<WatchFilingsResponse>> WatchAsync(LimitedHub hub)
    {
        var call = new FilingService.FilingServiceClient(hub.Host.Channel)
            .WatchFilings(new WatchFilingsRequest { Parent = LamDong.XuanHuong }, cancellationToken: TestContext.Current.CancellationToken);
        try
        {
            await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken).Within(Within.AMinute);
            return call;
        }
        catch
        {
            call.Dispose();
            throw;
        }
    }
}
