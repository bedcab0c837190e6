using IntegrationHub.Cli.Demo;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Cli.Tests.Demo;

public class DemoTallyTests
{
    private readonly DemoTally tally = new(2);

    [Fact]
    public void A_filing_is_delivered_when_its_present_version_is()
    {
        tally.Accepted(Filing("a", 1));
        tally.Seen(Event("a", 1, FilingEventKind.Delivered, DeliveryState.Delivered));
        var first = tally.Count().Delivered;
        tally.Changed(Filing("a", 2));
        var changed = tally.Count().Delivered;
        tally.Seen(Event("a", 2, FilingEventKind.Delivered, DeliveryState.Delivered));

        Assert.Equal((1, 0, 1), (first, changed, tally.Count().Delivered));
    }

    [Fact]
    public void An_event_may_come_before_the_answer_of_the_call()
    {
        tally.Seen(Event("a", 1, FilingEventKind.Delivered, DeliveryState.Delivered));
        var before = tally.Count();
        tally.Accepted(Filing("a", 1));

        Assert.Equal((0, 0), (before.Submitted, before.Delivered));
        Assert.Equal((1, 1), (tally.Count().Submitted, tally.Count().Delivered));
    }

    [Fact]
    public void A_lost_answer_is_settled_by_the_delivery_after_it()
    {
        tally.Accepted(Filing("a", 1));
        tally.Seen(Event("a", 1, FilingEventKind.AnswerLost, DeliveryState.Unknown));
        var lost = tally.Count();
        tally.Seen(Event("a", 1, FilingEventKind.Delivered, DeliveryState.Delivered));

        Assert.Equal((1, 0, 1), (lost.AnswersLost, lost.AnswersSettled, lost.Waiting));
        Assert.Equal((1, 1, 0), (tally.Count().AnswersLost, tally.Count().AnswersSettled, tally.Count().Waiting));
    }

    [Fact]
    public void It_is_settled_only_when_the_calls_ended_and_nothing_waits()
    {
        tally.Accepted(Filing("a", 1));
        tally.Accepted(Filing("b", 1));
        tally.Seen(Event("a", 1, FilingEventKind.Delivered, DeliveryState.Delivered));
        tally.CallsEnded();
        var before = tally.Settled.IsCompleted;
        tally.Seen(Event("b", 1, FilingEventKind.AttentionNeeded, DeliveryState.NeedsAttention));

        Assert.False(before);
        Assert.True(tally.Settled.IsCompleted);
        Assert.Equal(1, tally.Count().NeedPerson);
    }

    [Fact]
    public void A_delivery_before_the_last_call_does_not_settle_it()
    {
        tally.Accepted(Filing("a", 1));
        tally.Seen(Event("a", 1, FilingEventKind.Delivered, DeliveryState.Delivered));

        Assert.False(tally.Settled.IsCompleted);
    }

    [Fact]
    public void One_moment_is_one_plain_line()
    {
        var line = DemoScreen.Line(new DemoCounts(500, 480, 400, 0, 12, 20, 18), TimeSpan.FromSeconds(10));

        Assert.Equal(" 10.0 s  submitted 480/500  delivered 400  waiting 80  lost answers settled 18/20  40 filings/s", line);
    }

    private static Filing Filing(string code, long version) => new() { Name = $"communes/24781/filings/{code}", Code = code, Version = version };

    private static FilingEvent Event(string code, long version, FilingEventKind kind, DeliveryState state) =>
        new() { Filing = $"communes/24781/filings/{code}", Version = version, Kind = kind, DeliveryState = state };
}
