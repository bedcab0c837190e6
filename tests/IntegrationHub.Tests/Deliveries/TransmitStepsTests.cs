using IntegrationHub.Deliveries;
using IntegrationHub.Filings.V1;
using Xunit;

namespace IntegrationHub.Tests.Deliveries;

public sealed class TransmitStepsTests(StillHub hub) : DeliveryTests(hub)
{
    [Theory]
    [InlineData(1, "1-1")]
    [InlineData(10, "1-10")]
    [InlineData(11, "1-10 11-11")]
    [InlineData(25, "1-10 11-20 21-25")]
    public async Task Steps_are_sent_in_order_at_most_ten_a_call(int steps, string chunks)
    {
        var code = await Hub.SubmitAsync();
        await Hub.ProgressAsync(code, steps);

        await Hub.AttemptAsync();

        Assert.Equal(chunks.Split(' ').Select(c => $"steps {c}"), Portal.Calls.Skip(1));
        Assert.Equal(Enumerable.Range(1, steps), Portal.Steps);
        Assert.Equal(steps, (await DeliveryAsync(code)).StepsDelivered);
        Assert.True(await Hub.IsDoneAsync());
    }

    [Fact]
    public async Task Steps_that_were_sent_are_not_sent_again()
    {
        var code = await Hub.SubmitAsync();
        await Hub.ProgressAsync(code, steps: 2);
        await Hub.AttemptAsync();
        await Hub.ProgressAsync(code, steps: 1);

        await Hub.AttemptAsync();

        Assert.Equal([1, 2, 3], Portal.Steps);
    }

    [Fact]
    public async Task Steps_whose_answer_was_lost_are_unconfirmed_and_the_rest_goes_on()
    {
        var code = await Hub.SubmitAsync();
        await Hub.ProgressAsync(code, steps: 12);
        Portal.LoseAnswerOf("steps");

        await Hub.AttemptAsync();
        var between = await DeliveryAsync(code);
        await Hub.AttemptAsync();

        Assert.Equal(DeliveryState.Delivered, between.State);
        Assert.Equal(Enumerable.Range(1, 12), Portal.Steps);
        Assert.Equal((10, 2), ((await DeliveryAsync(code)).StepsUnconfirmed, (await DeliveryAsync(code)).StepsDelivered));
        Assert.Equal(["insert 13", "steps 1-10", "steps 11-12"], Portal.Calls);
        Assert.True(await Hub.IsDoneAsync());
    }

    [Fact]
    public async Task Steps_a_lost_worker_was_sending_are_never_sent_again()
    {
        var code = await Hub.SubmitAsync();
        await Hub.ProgressAsync(code, steps: 12);
        Portal.During("steps", () => throw new InvalidOperationException("killed"));
        Hub.Clock.Advance(TimeSpan.FromHours(1));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Hub.SendAsync(await Hub.TakeAsync()));
        await Hub.AttemptAsync();

        Assert.Equal(Enumerable.Range(1, 12), Portal.Steps);
        Assert.Equal(["insert 13", "steps 1-10", "find", "steps 11-12"], Portal.Calls);
        Assert.Equal((10, 2), ((await DeliveryAsync(code)).StepsUnconfirmed, (await DeliveryAsync(code)).StepsDelivered));
    }

    [Fact]
    public async Task Steps_cut_off_by_a_shutdown_are_unconfirmed()
    {
        var code = await Hub.SubmitAsync();
        await Hub.ProgressAsync(code, steps: 1);
        using var shutdown = new CancellationTokenSource();
        Portal.During("steps", async () =>
        {
            await shutdown.CancelAsync();
            shutdown.Token.ThrowIfCancellationRequested();
        });
        Hub.Clock.Advance(TimeSpan.FromHours(1));

        await Hub.SendUntilAsync(await Hub.TakeAsync(), shutdown.Token);
        await Hub.AttemptAsync();

        Assert.Equal([1], Portal.Steps);
        Assert.Equal(1, (await DeliveryAsync(code)).StepsUnconfirmed);
        Assert.True(await Hub.IsDoneAsync());
    }

    [Fact]
    public async Task Steps_that_never_reached_the_portal_wait_and_are_sent_once()
    {
        var code = await Hub.SubmitAsync();
        await Hub.ProgressAsync(code, steps: 3);
        Portal.AnswerTo("steps", new PortalAnswer.Unreached("no connection"));

        Assert.False(await Hub.AttemptAsync());
        var between = await DeliveryAsync(code);
        await Hub.AttemptAsync();

        Assert.Equal((DeliveryState.Delivered, 0), (between.State, between.StepsDelivered));
        Assert.Equal([1, 2, 3], Portal.Steps);
        Assert.Equal(["insert 4", "steps 1-3", "steps 1-3"], Portal.Calls);
    }

    [Fact]
    public async Task Refused_steps_wait_for_a_person_and_are_sent_when_put_on_their_way_again()
    {
        var code = await Hub.SubmitAsync();
        await Hub.ProgressAsync(code, steps: 3);
        Portal.AnswerTo("steps", new PortalAnswer.Refused("-1", "Trường NguoiXuLy không hợp lệ"));

        await Hub.AttemptAsync();
        var between = await DeliveryAsync(code);
        await LaneItems.RetryAsync(Hub);
        await Hub.AttemptAsync();

        Assert.Equal(DeliveryState.NeedsAttention, between.State);
        Assert.Contains("Trường NguoiXuLy không hợp lệ", between.Reason);
        Assert.Equal([1, 2, 3], Portal.Steps);
        var after = await DeliveryAsync(code);
        Assert.Equal((DeliveryState.Delivered, "", 3), (after.State, after.Reason, after.StepsDelivered));
        Assert.True(await Hub.IsDoneAsync());
    }

    [Fact]
    public async Task Steps_of_a_filing_the_portal_lost_wait_until_it_is_there_again()
    {
        var code = await Hub.SubmitAsync();
        await Hub.AttemptAsync();
        await Hub.ProgressAsync(code, steps: 2);
        Portal.During("update", () =>
        {
            Portal.Held.Clear();
            return Task.CompletedTask;
        });

        await Hub.AttemptAsync();
        await Hub.AttemptAsync();

        Assert.Equal(["insert 1", "update 3", "steps 1-2", "find", "insert 3", "steps 1-2"], Portal.Calls);
        Assert.Equal([1, 2], Portal.Steps);
        Assert.Equal((DeliveryState.Delivered, 2), ((await DeliveryAsync(code)).State, (await DeliveryAsync(code)).StepsDelivered));
        Assert.True(await Hub.IsDoneAsync());
    }

    [Fact]
    public async Task A_portal_that_loses_the_filing_again_and_again_is_not_asked_for_ever()
    {
        var code = await Hub.SubmitAsync();
        await Hub.ProgressAsync(code);
        for (var i = 0; i < StillHub.MaxAttempts; i++)
        {
            Portal.During("insert", () =>
            {
                Portal.Held.Clear();
                return Task.CompletedTask;
            });
        }

        for (var i = 0; i < StillHub.MaxAttempts; i++)
        {
            await Hub.AttemptAsync();
        }

        Assert.Equal(DeliveryState.NeedsAttention, (await DeliveryAsync(code)).State);
        Assert.Contains("no longer has the filing", (await DeliveryAsync(code)).Reason);
    }

    [Fact]
    public async Task An_answer_that_makes_no_sense_of_steps_leaves_them_unconfirmed()
    {
        var code = await Hub.SubmitAsync();
        await Hub.ProgressAsync(code);
        Portal.AnswerTo("steps", new PortalAnswer.AlreadyThere());

        await Hub.AttemptAsync();
        await Hub.AttemptAsync();

        Assert.Equal(["insert 2", "steps 1-1"], Portal.Calls);
        Assert.Equal(1, (await DeliveryAsync(code)).StepsUnconfirmed);
    }

    [Fact]
    public async Task Steps_recorded_while_others_are_sent_follow()
    {
        var code = await Hub.SubmitAsync();
        await Hub.ProgressAsync(code, steps: 1);
        Portal.During("steps", () => Hub.ProgressAsync(code, steps: 2));

        await Hub.AttemptAsync();
        await Hub.AttemptAsync();

        Assert.Equal([1, 2, 3], Portal.Steps);
        Assert.Equal(["insert 2", "steps 1-1", "update 4", "steps 2-3"], Portal.Calls);
        Assert.True(await Hub.IsDoneAsync());
    }
}
