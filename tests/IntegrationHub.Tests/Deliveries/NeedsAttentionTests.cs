using IntegrationHub.Deliveries;
using IntegrationHub.Filings.V1;
using Xunit;

namespace IntegrationHub.Tests.Deliveries;

public sealed class NeedsAttentionTests(StillHub hub) : DeliveryTests(hub)
{
    [Fact]
    public async Task A_refusal_waits_for_a_person_at_once_with_the_portals_words()
    {
        var code = await Hub.SubmitAsync();
        Portal.AnswerTo("insert", new PortalAnswer.Refused("-1", "Trường MaTTHC không hợp lệ"));

        Assert.True(await Hub.AttemptAsync());

        var delivery = await DeliveryAsync(code);
        Assert.Equal(DeliveryState.NeedsAttention, delivery.State);
        Assert.Equal("The portal refused it with code -1: Trường MaTTHC không hợp lệ", delivery.Reason);
        Assert.Equal(delivery.Reason, (await LaneItems.WaitingAsync(Hub)).Reason);
    }

    [Fact]
    public async Task What_waits_for_a_person_is_not_sent_by_itself()
    {
        await Hub.SubmitAsync();
        Portal.AnswerTo("insert", new PortalAnswer.Refused("-1", "không"));
        await Hub.AttemptAsync();

        Hub.Clock.Advance(TimeSpan.FromDays(30));

        await Assert.ThrowsAsync<Xunit.Sdk.SingleException>(Hub.TakeAsync);
    }

    [Fact]
    public async Task A_refused_filing_is_sent_when_an_operator_mended_the_cause()
    {
        var code = await Hub.SubmitAsync();
        Portal.AnswerTo("insert", new PortalAnswer.Refused("-1", "không"));
        await Hub.AttemptAsync();

        await LaneItems.RetryAsync(Hub);
        await Hub.AttemptAsync();

        Assert.Equal(["insert 1", "insert 1"], Portal.Calls);
        Assert.Equal((DeliveryState.Delivered, ""), ((await DeliveryAsync(code)).State, (await DeliveryAsync(code)).Reason));
    }

    [Fact]
    public async Task A_refused_filing_is_sent_when_the_commune_changed_it()
    {
        var code = await Hub.SubmitAsync();
        Portal.AnswerTo("insert", new PortalAnswer.Refused("-1", "không"));
        await Hub.AttemptAsync();

        await Hub.ProgressAsync(code);
        await Hub.AttemptAsync();

        Assert.Equal(["insert 1", "insert 2", "steps 1-1"], Portal.Calls);
        Assert.Equal(DeliveryState.Delivered, (await DeliveryAsync(code)).State);
    }

    [Fact]
    public async Task A_refusal_of_an_old_version_does_not_stop_the_new_one()
    {
        var code = await Hub.SubmitAsync();
        Portal.AnswerTo("insert", new PortalAnswer.Refused("-1", "không"), during: () => Hub.ProgressAsync(code));

        await Hub.AttemptAsync();
        var between = (await DeliveryAsync(code)).State;
        await Hub.AttemptAsync();

        Assert.Equal(DeliveryState.Pending, between);
        Assert.Equal((DeliveryState.Delivered, 2L), ((await DeliveryAsync(code)).State, (await DeliveryAsync(code)).DeliveredVersion));
    }

    [Fact]
    public async Task Attempts_without_an_answer_are_bounded_and_then_a_person_is_asked()
    {
        var code = await Hub.SubmitAsync();
        Portal.LoseAnswerOf("insert");
        Portal.AnswerTo("find", new PortalAnswer.Unknown("no answer in time"));
        Portal.AnswerTo("find", new PortalAnswer.Unknown("HTTP 503"));

        for (var i = 0; i < StillHub.MaxAttempts; i++)
        {
            Assert.NotEqual(DeliveryState.NeedsAttention, (await DeliveryAsync(code)).State);
            await Hub.AttemptAsync();
        }

        Assert.Equal(DeliveryState.NeedsAttention, (await DeliveryAsync(code)).State);
        Assert.Equal($"No answer from the portal in {StillHub.MaxAttempts} attempts; the last: HTTP 503.", (await LaneItems.WaitingAsync(Hub)).Reason);
    }

    [Fact]
    public async Task What_was_given_up_is_asked_for_when_an_operator_sends_it_again()
    {
        var code = await Hub.SubmitAsync();
        Portal.LoseAnswerOf("insert");
        Portal.AnswerTo("find", new PortalAnswer.Unknown("lost"));
        Portal.AnswerTo("find", new PortalAnswer.Unknown("lost"));
        for (var i = 0; i < StillHub.MaxAttempts; i++)
        {
            await Hub.AttemptAsync();
        }

        await LaneItems.RetryAsync(Hub);
        await Hub.AttemptAsync();

        Assert.Equal(["insert 1", "find", "find", "find"], Portal.Calls);
        Assert.Equal((DeliveryState.Delivered, 1), ((await DeliveryAsync(code)).State, (await DeliveryAsync(code)).SettledAnswers));
    }

    [Fact]
    public async Task A_filing_on_which_every_worker_dies_is_given_up_too()
    {
        var code = await Hub.SubmitAsync();
        for (var i = 0; i < StillHub.MaxAttempts; i++)
        {
            await Hub.TakeAsync();
            Hub.Clock.Advance(TimeSpan.FromHours(1));
        }

        await Hub.AttemptAsync();

        Assert.Empty(Portal.Calls);
        Assert.Equal(DeliveryState.NeedsAttention, (await DeliveryAsync(code)).State);
    }

    [Fact]
    public async Task A_change_begins_the_attempts_anew()
    {
        var code = await Hub.SubmitAsync();
        Portal.AnswerTo("insert", new PortalAnswer.Unknown("lost"));
        await Hub.AttemptAsync();
        Assert.Equal(1, (await DeliveryAsync(code)).Attempts);

        await Hub.ProgressAsync(code);

        Assert.Equal(0, (await DeliveryAsync(code)).Attempts);
    }

    [Fact]
    public async Task A_portal_that_is_away_for_days_uses_up_no_attempt()
    {
        var code = await Hub.SubmitAsync();
        for (var i = 0; i < 4 * StillHub.MaxAttempts; i++)
        {
            Portal.AnswerTo("insert", new PortalAnswer.Unreached("no connection (ConnectionError)"));
            Assert.False(await Hub.AttemptAsync());
        }

        var between = await DeliveryAsync(code);
        await Hub.AttemptAsync();

        Assert.Equal((DeliveryState.Pending, "no connection (ConnectionError)", 0), (between.State, between.Reason, between.Attempts));
        Assert.Equal(DeliveryState.Delivered, (await DeliveryAsync(code)).State);
        Assert.DoesNotContain("find", Portal.Calls);
    }

    [Fact]
    public async Task The_next_attempt_is_due_within_the_bounds_of_the_delay()
    {
        var code = await Hub.SubmitAsync();
        Portal.AnswerTo("insert", new PortalAnswer.Unknown("lost"));

        await Hub.AttemptAsync();

        var due = (await DeliveryAsync(code)).NextAttemptAt!.Value - Hub.Clock.GetUtcNow();
        Assert.InRange(due, TimeSpan.FromMilliseconds(25), TimeSpan.FromMilliseconds(50));
    }
}
