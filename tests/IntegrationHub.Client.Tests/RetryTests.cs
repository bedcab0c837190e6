using Grpc.Core;
using IntegrationHub.Communes.V1;
using IntegrationHub.Errors.V1;
using IntegrationHub.Filings.V1;
using Microsoft.Extensions.Time.Testing;

namespace IntegrationHub.Client.Tests;

public class RetryTests
{
    [Fact]
    public async Task A_repeated_write_keeps_the_request_id_it_was_given()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client();
        hub.Filings.Submit = attempt => attempt < 4 ? throw Unreachable() : new SubmitFilingResponse();
        var request = new SubmitFilingRequest { Parent = "communes/24781" };

        await client.Filings.SubmitAsync(request, TestContext.Current.CancellationToken);

        var id = Assert.Single(hub.Filings.Submissions.Select(submission => submission.RequestId).Distinct());
        Assert.Equal(4, hub.Filings.Submissions.Count);
        Assert.Equal(7, Guid.Parse(id).Version);
        Assert.Empty(request.RequestId);
    }

    [Fact]
    public async Task The_callers_own_request_id_is_sent_as_it_is()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client();
        var id = Guid.NewGuid().ToString();

        await client.Filings.SubmitAsync(new SubmitFilingRequest { RequestId = id }, TestContext.Current.CancellationToken);

        Assert.Equal(id, Assert.Single(hub.Filings.Submissions).RequestId);
    }

    [Fact]
    public async Task Two_writes_have_two_request_ids()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client();

        await client.Filings.SubmitAsync(new SubmitFilingRequest(), TestContext.Current.CancellationToken);
        await client.Filings.SubmitAsync(new SubmitFilingRequest(), TestContext.Current.CancellationToken);

        Assert.NotEqual(hub.Filings.Submissions[0].RequestId, hub.Filings.Submissions[1].RequestId);
    }

    [Fact]
    public async Task The_pause_the_hub_asks_for_is_kept()
    {
        await using var hub = await ScriptedHub.StartAsync();
        var clock = new WatchedClock();
        using var client = hub.Client(clock);
        hub.Filings.Submit = attempt => attempt == 1 ? throw Refusals.StoreUnavailable(TimeSpan.FromSeconds(7)) : new SubmitFilingResponse();

        var answer = client.Filings.SubmitAsync(new SubmitFilingRequest(), TestContext.Current.CancellationToken);
        var pause = await clock.NextTimerAsync();
        clock.Advance(TimeSpan.FromSeconds(6.9));
        var early = hub.Filings.Submissions.Count;
        clock.Advance(TimeSpan.FromSeconds(0.1));
        await answer.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Equal(TimeSpan.FromSeconds(7), pause);
        Assert.Equal(1, early);
        Assert.Equal(2, hub.Filings.Submissions.Count);
    }

    [Fact]
    public async Task A_call_over_the_caller_s_limit_is_made_again_when_the_hub_says()
    {
        await using var hub = await ScriptedHub.StartAsync();
        var clock = new WatchedClock();
        using var client = hub.Client(clock);
        hub.Filings.Submit = attempt => attempt == 1 ? throw Refusals.RateLimited(TimeSpan.FromMilliseconds(300)) : new SubmitFilingResponse();

        var answer = client.Filings.SubmitAsync(new SubmitFilingRequest(), TestContext.Current.CancellationToken);
        var pause = await clock.NextTimerAsync();
        clock.Advance(pause);
        await answer.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Equal(TimeSpan.FromMilliseconds(300), pause);
        Assert.Equal(2, hub.Filings.Submissions.Count);
    }

    [Fact]
    public async Task What_is_exhausted_for_good_is_not_tried_again()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client();
        hub.Filings.Submit = _ => throw Refusals.RateLimited(retryAfter: null);

        await Assert.ThrowsAsync<HubRefusalException>(() => client.Filings.SubmitAsync(new SubmitFilingRequest(), TestContext.Current.CancellationToken));

        Assert.Single(hub.Filings.Submissions);
    }

    [Fact]
    public async Task A_longer_pause_than_the_client_may_take_is_told_to_the_caller()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client();
        hub.Filings.Submit = _ => throw Refusals.StoreUnavailable(TimeSpan.FromMinutes(5));

        var failure = await Assert.ThrowsAsync<HubUnavailableException>(
            () => client.Filings.SubmitAsync(new SubmitFilingRequest(), TestContext.Current.CancellationToken));

        Assert.Equal(TimeSpan.FromMinutes(5), failure.RetryAfter);
        Assert.Equal(ErrorReason.StoreUnavailable, failure.Reason);
        Assert.Equal(1, failure.Attempts);
    }

    [Fact]
    public async Task Attempts_are_bounded_and_the_request_id_is_told_for_a_later_one()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client(maxAttempts: 3);
        hub.Filings.Submit = _ => throw Unreachable();

        var failure = await Assert.ThrowsAsync<HubUnavailableException>(
            () => client.Filings.SubmitAsync(new SubmitFilingRequest(), TestContext.Current.CancellationToken));

        Assert.Equal(3, failure.Attempts);
        Assert.Equal(3, hub.Filings.Submissions.Count);
        Assert.Equal(hub.Filings.Submissions[0].RequestId, failure.RequestId);
    }

    [Fact]
    public async Task A_fault_of_the_hubs_own_gets_one_repeat_and_no_more()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client();
        hub.Filings.Submit = _ => throw Refusals.Of(StatusCode.Internal, ErrorReason.HubFault, ("trace_id", "abc"));

        var refusal = await Assert.ThrowsAsync<HubRefusalException>(
            () => client.Filings.SubmitAsync(new SubmitFilingRequest(), TestContext.Current.CancellationToken));

        Assert.Equal(2, hub.Filings.Submissions.Count);
        Assert.Equal("abc", refusal.Metadata["trace_id"]);
    }

    [Fact]
    public async Task An_attempt_that_takes_too_long_is_made_again()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client(deadline: TimeSpan.FromSeconds(1));
        var attempts = 0;
        hub.Communes.List = async (_, cancellationToken) =>
        {
            await Task.Delay(++attempts == 1 ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, TimeProvider.System, cancellationToken);
            return new ListCommunesResponse { TotalSize = 124 };
        };

        var answer = await client.Communes.ListAsync(new ListCommunesRequest(), TestContext.Current.CancellationToken);

        Assert.Equal(124, answer.TotalSize);
        Assert.Equal(2, attempts);
    }

    [Fact]
    public async Task Nobody_at_the_address_is_unavailable_without_a_reason()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client(maxAttempts: 2);
        await hub.DisposeAsync();

        var failure = await Assert.ThrowsAsync<HubUnavailableException>(
            () => client.Communes.ListProvincesAsync(TestContext.Current.CancellationToken));

        Assert.Equal(ErrorReason.Unspecified, failure.Reason);
        Assert.Equal(hub.Address, failure.Address);
    }

    [Fact]
    public async Task The_callers_wish_to_stop_ends_the_pause()
    {
        await using var hub = await ScriptedHub.StartAsync();
        var clock = new WatchedClock();
        using var client = hub.Client(clock);
        using var wish = new CancellationTokenSource();
        hub.Filings.Submit = _ => throw Refusals.StoreUnavailable(TimeSpan.FromSeconds(20));

        var answer = client.Filings.SubmitAsync(new SubmitFilingRequest(), wish.Token);
        await clock.NextTimerAsync();
        await wish.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
        Assert.Single(hub.Filings.Submissions);
    }

    private static RpcException Unreachable() => new(new Status(StatusCode.Unavailable, "away"));
}
