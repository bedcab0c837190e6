using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Filings;

public sealed class RecordProgressTests(ClockedHub hub) : IClassFixture<ClockedHub>
{
    public static TheoryData<string, Action<ProgressStep>, string> BadSteps => new()
    {
        { "step.officer", s => s.Officer = "", "FIELD_REQUIRED" },
        { "step.officer", s => s.Officer = new string('x', 51), "FIELD_INVALID" },
        { "step.officer_title", s => s.OfficerTitle = new string('x', 201), "FIELD_INVALID" },
        { "step.department", s => s.Department = new string('x', 201), "FIELD_INVALID" },
        { "step.content", s => s.Content = " ", "FIELD_REQUIRED" },
        { "step.content", s => s.Content = new string('x', 1001), "FIELD_INVALID" },
        { "step.step_time", s => s.StepTime = (ManualClock.Morning + TimeSpan.FromDays(300)).ToTimestamp(), "FIELD_INVALID" },
        { "step.step_time", s => s.StepTime = new Timestamp { Seconds = long.MinValue }, "FIELD_INVALID" },
    };

    [Theory, MemberData(nameof(BadSteps))]
    public async Task A_step_the_portal_would_not_take_is_refused(string field, Action<ProgressStep> spoil, string reason)
    {
        var filing = await hub.Filings.FileAsync(FilingStatus.Accepted);
        var request = FilingChanges.Progress(filing.Name);
        spoil(request.Step);

        var refused = await Refused.ByAsync(() => hub.Filings.ProgressAsync(request));

        Assert.Equal((field, reason), (Assert.Single(refused.Violations).Field, refused.Reason));
    }

    [Theory]
    [InlineData(FilingStatus.SupplementRequested)]
    [InlineData(FilingStatus.Withdrawn)]
    [InlineData(FilingStatus.Finished)]
    [InlineData((FilingStatus)11)]
    public async Task A_status_that_has_a_call_of_its_own_or_is_none_is_refused(FilingStatus status)
    {
        var filing = await hub.Filings.FileAsync(FilingStatus.Accepted);

        var refused = await Refused.ByAsync(() => hub.Filings.ProgressAsync(FilingChanges.Progress(filing.Name, status)));

        Assert.Equal(("FIELD_INVALID", "status"), (refused.Reason, Assert.Single(refused.Violations).Field));
    }

    [Fact]
    public async Task A_step_without_an_instant_was_made_now_and_one_with_keeps_its_own()
    {
        var filing = await hub.Filings.FileAsync(FilingStatus.Accepted, LamDong.LamVien);
        var earlier = (hub.Clock.GetUtcNow() - TimeSpan.FromHours(2)).ToTimestamp();
        var now = hub.Clock.GetUtcNow().ToTimestamp();

        await hub.Filings.ProgressAsync(FilingChanges.Progress(filing.Name));
        var request = FilingChanges.Progress(filing.Name);
        request.Step.StepTime = earlier;
        await hub.Filings.ProgressAsync(request);

        using var watch = hub.Filings.Watch(new() { Parent = LamDong.LamVien, Cursor = "beginning" });
        var steps = (await Advancing.UntilAsync(hub.Clock, watch.EventsUntilAsync(e => e.Filing == filing.Name && e.Version == 4)))[^2..];
        Assert.Equal([now, earlier], steps.Select(e => e.Step.StepTime));
    }

    [Fact]
    public async Task Reception_is_set_by_the_move_to_accepted_and_by_no_later_one()
    {
        var filing = await hub.Filings.FileAsync(FilingStatus.Accepted);
        var received = hub.Clock.GetUtcNow().ToTimestamp();
        hub.Clock.Advance(TimeSpan.FromHours(1));

        await hub.Filings.MoveAsync(filing.Name, FilingStatus.SupplementRequested);
        var again = await hub.Filings.MoveAsync(filing.Name, FilingStatus.Accepted);

        Assert.Equal((received, received), (filing.AcceptTime, again.AcceptTime));
    }

    [Theory]
    [InlineData(FilingStatus.NotAccepted)]
    [InlineData(FilingStatus.Withdrawn)]
    [InlineData(FilingStatus.Stopped)]
    [InlineData(FilingStatus.ResultReturned)]
    public async Task What_ends_it_for_the_citizen_sets_its_end(FilingStatus status) =>
        Assert.Equal(hub.Clock.GetUtcNow().ToTimestamp(), (await hub.Filings.FileAsync(status)).EndTime);

    [Theory]
    [InlineData(FilingStatus.Registered)]
    [InlineData(FilingStatus.InProcess)]
    [InlineData(FilingStatus.PaymentRequested)]
    [InlineData(FilingStatus.Finished)]
    public async Task What_does_not_end_it_sets_no_end(FilingStatus status) =>
        Assert.Null((await hub.Filings.FileAsync(status)).EndTime);

    [Fact]
    public async Task Closing_what_was_withdrawn_does_not_end_it_anew()
    {
        var withdrawn = await hub.Filings.FileAsync(FilingStatus.Withdrawn);
        hub.Clock.Advance(TimeSpan.FromDays(1));

        var stopped = await hub.Filings.MoveAsync(withdrawn.Name, FilingStatus.Stopped);

        Assert.Equal(withdrawn.EndTime, stopped.EndTime);
    }

    [Fact]
    public async Task Handing_over_the_result_later_keeps_when_the_work_was_done()
    {
        var finished = await hub.Filings.FileAsync(FilingStatus.Finished);
        hub.Clock.Advance(TimeSpan.FromDays(1));

        var returned = await hub.Filings.MoveAsync(finished.Name, FilingStatus.ResultReturned);

        Assert.Equal((finished.FinishTime, hub.Clock.GetUtcNow().ToTimestamp()), (returned.FinishTime, returned.EndTime));
    }

    [Fact]
    public async Task A_new_promised_date_replaces_the_old_and_none_leaves_it()
    {
        var filing = await hub.Filings.FileAsync(FilingStatus.Accepted);
        var promised = (hub.Clock.GetUtcNow() + TimeSpan.FromDays(5)).ToTimestamp();
        var request = FilingChanges.Progress(filing.Name);
        request.DueTime = promised;

        var moved = await hub.Filings.ProgressAsync(request);
        var left = await hub.Filings.ProgressAsync(FilingChanges.Progress(filing.Name));

        Assert.Equal((promised, promised), (moved.DueTime, left.DueTime));
    }

    [Fact]
    public async Task A_promised_date_before_the_submission_is_refused()
    {
        var filing = await hub.Filings.FileAsync(FilingStatus.Accepted);
        var request = FilingChanges.Progress(filing.Name);
        request.DueTime = (filing.SubmitTime.ToDateTimeOffset() - TimeSpan.FromSeconds(1)).ToTimestamp();

        var refused = await Refused.ByAsync(() => hub.Filings.ProgressAsync(request));

        Assert.Equal(("FIELD_INVALID", "due_time"), (refused.Reason, Assert.Single(refused.Violations).Field));
    }

    [Fact]
    public async Task A_change_says_when_it_was_made()
    {
        var filing = await hub.Filings.FileAsync(FilingStatus.Registered);
        hub.Clock.Advance(TimeSpan.FromMinutes(3));

        var changed = await hub.Filings.MoveAsync(filing.Name, FilingStatus.Accepted);

        Assert.Equal((filing.CreateTime, hub.Clock.GetUtcNow().ToTimestamp()), (changed.CreateTime, changed.UpdateTime));
    }
}
