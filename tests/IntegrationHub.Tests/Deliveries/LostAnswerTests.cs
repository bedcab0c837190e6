using IntegrationHub.Deliveries;
using IntegrationHub.Filings.V1;
using Xunit;

namespace IntegrationHub.Tests.Deliveries;

public sealed class LostAnswerTests(StillHub hub) : DeliveryTests(hub)
{
    [Fact]
    public async Task A_lost_answer_is_asked_for_before_anything_is_sent_again()
    {
        var code = await Hub.SubmitAsync();
        Portal.LoseAnswerOf("insert");

        await Hub.AttemptAsync();
        var between = await DeliveryAsync(code);
        await Hub.AttemptAsync();

        Assert.Equal(DeliveryState.Unknown, between.State);
        Assert.Equal("no answer in time", between.Reason);
        Assert.Equal(["insert 1", "find"], Portal.Calls);
        var delivery = await DeliveryAsync(code);
        Assert.Equal((DeliveryState.Delivered, "", 1), (delivery.State, delivery.Reason, delivery.SettledAnswers));
    }

    [Fact]
    public async Task What_the_portal_did_not_take_is_sent_again_after_asking()
    {
        var code = await Hub.SubmitAsync();
        Portal.AnswerTo("insert", new PortalAnswer.Unknown("the connection broke"));

        await Hub.AttemptAsync();
        await Hub.AttemptAsync();

        Assert.Equal(["insert 1", "find", "insert 1"], Portal.Calls);
        Assert.Equal((DeliveryState.Delivered, 1), ((await DeliveryAsync(code)).State, (await DeliveryAsync(code)).SettledAnswers));
    }

    [Fact]
    public async Task A_lost_answer_to_an_update_is_asked_for_and_the_update_sent_again()
    {
        var code = await Hub.SubmitAsync();
        await Hub.AttemptAsync();
        await Hub.ProgressAsync(code);
        Portal.LoseAnswerOf("update");

        await Hub.AttemptAsync();
        await Hub.AttemptAsync();

        Assert.Equal(["insert 1", "update 2", "find", "update 2", "steps 1-1"], Portal.Calls);
        Assert.Equal((2L, 1), ((await DeliveryAsync(code)).DeliveredVersion, (await DeliveryAsync(code)).SettledAnswers));
    }

    [Fact]
    public async Task Every_lost_answer_that_was_settled_is_counted()
    {
        var code = await Hub.SubmitAsync();
        Portal.AnswerTo("insert", new PortalAnswer.Unknown("lost"));
        Portal.LoseAnswerOf("insert");

        await Hub.AttemptAsync();
        await Hub.AttemptAsync();
        var between = (await DeliveryAsync(code)).SettledAnswers;
        await Hub.AttemptAsync();

        Assert.Equal(["insert 1", "find", "insert 1", "find"], Portal.Calls);
        Assert.Equal((1, 2), (between, (await DeliveryAsync(code)).SettledAnswers));
    }

    [Fact]
    public async Task A_question_that_is_not_answered_settles_nothing_and_sends_nothing()
    {
        var code = await Hub.SubmitAsync();
        Portal.LoseAnswerOf("insert");
        Portal.AnswerTo("find", new PortalAnswer.Unknown("lost too"));

        await Hub.AttemptAsync();
        await Hub.AttemptAsync();

        Assert.Equal(["insert 1", "find"], Portal.Calls);
        Assert.Equal((DeliveryState.Unknown, 0), ((await DeliveryAsync(code)).State, (await DeliveryAsync(code)).SettledAnswers));
    }

    [Fact]
    public async Task A_refused_question_is_no_refusal_of_the_filing()
    {
        var code = await Hub.SubmitAsync();
        Portal.LoseAnswerOf("insert");
        Portal.AnswerTo("find", new PortalAnswer.Refused("-1", "không có quyền"));

        await Hub.AttemptAsync();
        await Hub.AttemptAsync();

        Assert.Equal(DeliveryState.Unknown, (await DeliveryAsync(code)).State);
    }

    [Fact]
    public async Task What_is_in_doubt_stays_so_while_the_portal_is_away()
    {
        var code = await Hub.SubmitAsync();
        Portal.LoseAnswerOf("insert");
        Portal.AnswerTo("find", new PortalAnswer.Unreached("no connection"));

        await Hub.AttemptAsync();
        Assert.False(await Hub.AttemptAsync());
        var between = await DeliveryAsync(code);
        await Hub.AttemptAsync();

        Assert.Equal((DeliveryState.Unknown, "no connection"), (between.State, between.Reason));
        Assert.Equal(["insert 1", "find", "find"], Portal.Calls);
        Assert.Equal((DeliveryState.Delivered, 1), ((await DeliveryAsync(code)).State, (await DeliveryAsync(code)).SettledAnswers));
    }

    [Fact]
    public async Task A_crash_between_sending_and_recording_is_a_lost_answer()
    {
        var code = await Hub.SubmitAsync();
        await Hub.TakeAsync();
        Portal.Held[code] = 1;

        await Hub.AttemptAsync();

        Assert.Equal(["find"], Portal.Calls);
        Assert.Equal((DeliveryState.Delivered, 1), ((await DeliveryAsync(code)).State, (await DeliveryAsync(code)).SettledAnswers));
    }

    [Fact]
    public async Task Doubt_about_what_was_delivered_already_ends_as_delivered()
    {
        var code = await Hub.SubmitAsync();
        await Hub.ProgressAsync(code);
        Portal.AnswerTo("steps", new PortalAnswer.Unreached("no connection"));
        await Hub.AttemptAsync();
        // A worker takes it and dies; the next finds the portal silent, the one after finds it well.
        Hub.Clock.Advance(TimeSpan.FromHours(1));
        await Hub.TakeAsync();
        Portal.AnswerTo("find", new PortalAnswer.Unknown("lost"));

        await Hub.AttemptAsync();
        var between = await DeliveryAsync(code);
        await Hub.AttemptAsync();

        Assert.Equal(DeliveryState.Unknown, between.State);
        Assert.Equal((DeliveryState.Delivered, ""), ((await DeliveryAsync(code)).State, (await DeliveryAsync(code)).Reason));
        Assert.True(await Hub.IsDoneAsync());
    }

    [Fact]
    public async Task A_lost_answer_is_told_once_however_often_it_is_asked_for()
    {
        var code = await Hub.SubmitAsync();
        Portal.LoseAnswerOf("insert");
        Portal.AnswerTo("find", new PortalAnswer.Unknown("lost"));

        await Hub.AttemptAsync();
        await Hub.AttemptAsync();
        await Hub.AttemptAsync();

        Assert.Equal([FilingEventKind.Submitted, FilingEventKind.AnswerLost, FilingEventKind.Delivered], await EventsAsync(code));
    }

    private async Task<List<FilingEventKind>> EventsAsync(string code)
    {
        await using var events = Hub.Database.Database.Source.CreateCommand("SELECT kind FROM filing_event WHERE code = $1 ORDER BY event_id");
        events.Parameters.Add(new() { Value = code });
        await using var reader = await events.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var kinds = new List<FilingEventKind>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            kinds.Add((FilingEventKind)reader.GetInt16(0));
        }

        return kinds;
    }
}
