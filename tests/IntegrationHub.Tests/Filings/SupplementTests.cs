using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Filings;

public sealed class SupplementTests(ClockedHub hub) : IClassFixture<ClockedHub>
{
    [Fact]
    public async Task What_is_asked_for_stands_in_the_filing()
    {
        var promised = (hub.Clock.GetUtcNow() + TimeSpan.FromDays(2)).ToTimestamp();
        var filing = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(change: f => f.DueTime = promised));
        var request = FilingChanges.AskForMore(filing.Name);

        var asked = await hub.Filings.AskForMoreAsync(request);

        var supplement = Assert.Single(asked.Supplements);
        Assert.Equal(
            new Supplement
            {
                Number = 1,
                Content = request.Step.Content,
                Officer = request.Step.Officer,
                RequestTime = hub.Clock.GetUtcNow().ToTimestamp(),
                PreviousDueTime = promised,
            },
            supplement);
    }

    [Fact]
    public async Task What_came_is_noted_at_what_was_asked_for_last()
    {
        var filing = await hub.Filings.FileAsync(FilingStatus.SupplementRequested);
        await hub.Filings.SupplementAsync(FilingChanges.Supplement(filing.Name));
        await hub.Filings.MoveAsync(filing.Name, FilingStatus.SupplementRequested);
        hub.Clock.Advance(TimeSpan.FromHours(5));

        var answered = await hub.Filings.SupplementAsync(FilingChanges.Supplement(filing.Name));

        Assert.Equal([1, 2], answered.Supplements.Select(s => s.Number));
        Assert.Equal(hub.Clock.GetUtcNow().ToTimestamp(), answered.Supplements[1].ReceiveTime);
        Assert.NotEqual(answered.Supplements[0].ReceiveTime, answered.Supplements[1].ReceiveTime);
    }

    [Fact]
    public async Task What_was_accepted_before_goes_on_in_process_and_what_was_not_is_accepted()
    {
        var accepted = await hub.Filings.FileAsync(FilingStatus.Accepted);
        await hub.Filings.MoveAsync(accepted.Name, FilingStatus.SupplementRequested);
        var registered = await hub.Filings.FileAsync(FilingStatus.SupplementRequested);

        var wasAccepted = await hub.Filings.SupplementAsync(FilingChanges.Supplement(accepted.Name));
        var wasNot = await hub.Filings.SupplementAsync(FilingChanges.Supplement(registered.Name));

        Assert.Equal((FilingStatus.InProcess, FilingStatus.Accepted), (wasAccepted.Status, wasNot.Status));
        Assert.Equal(hub.Clock.GetUtcNow().ToTimestamp(), wasNot.AcceptTime);
    }

    [Fact]
    public async Task Without_a_mask_the_components_change_and_nothing_else()
    {
        var filing = await hub.Filings.FileAsync(FilingStatus.SupplementRequested);
        var request = FilingChanges.Supplement(filing.Name);
        request.Filing.Summary = "Another";
        request.Filing.CommuneReference = "Another";
        request.Filing.DueTime = hub.Clock.GetUtcNow().ToTimestamp();
        request.Filing.Fees.Add(new Fee { DisplayName = "Phí", AmountDong = 1, Kind = FeeKind.Fee });

        var answered = await hub.Filings.SupplementAsync(request);

        Assert.Equal(request.Filing.Components, answered.Components);
        Assert.Equal((filing.Summary, "", null), (answered.Summary, answered.CommuneReference, answered.DueTime));
        Assert.Empty(answered.Fees);
    }

    [Fact]
    public async Task What_the_mask_names_changes_in_full()
    {
        var filing = await hub.Filings.FileAsync(FilingStatus.SupplementRequested);
        var promised = (hub.Clock.GetUtcNow() + TimeSpan.FromDays(9)).ToTimestamp();
        var request = FilingChanges.Supplement(filing.Name);
        request.Filing.Summary = "Another";
        request.Filing.DueTime = promised;
        request.Filing.Fees.Add(new Fee { DisplayName = "Phí", AmountDong = 5000, Kind = FeeKind.Fee });
        request.UpdateMask = new FieldMask { Paths = { "summary", "fees", "due_time" } };

        var answered = await hub.Filings.SupplementAsync(request);

        Assert.Equal(("Another", promised, promised), (answered.Summary, answered.DueTime, answered.Supplements[0].NewDueTime));
        Assert.Equal((5000, FeeCollection.OnReception), (answered.Fees[0].AmountDong, answered.Fees[0].Collection));
        Assert.Empty(answered.Components);
    }

    [Fact]
    public async Task What_the_mask_names_and_the_filing_leaves_out_is_emptied()
    {
        var filing = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(change: f =>
        {
            f.Summary = "Mine";
            f.DueTime = (hub.Clock.GetUtcNow() + TimeSpan.FromDays(1)).ToTimestamp();
            f.Components.Add(new FilingComponent { DisplayName = "Giấy tờ" });
        }));
        await hub.Filings.MoveAsync(filing.Name, FilingStatus.SupplementRequested);
        var request = new SupplementFilingRequest
        {
            RequestId = NewFilings.RequestId(),
            Step = NewFilings.Step(),
            Filing = new Filing { Name = filing.Name },
            UpdateMask = new FieldMask { Paths = { "summary", "components", "due_time" } },
        };

        var answered = await hub.Filings.SupplementAsync(request);

        Assert.Equal(("Cấp Giấy xác nhận tình trạng hôn nhân", null), (answered.Summary, answered.DueTime));
        Assert.Empty(answered.Components);
    }

    [Theory]
    [InlineData("applicants")]
    [InlineData("status")]
    [InlineData("components.code")]
    [InlineData("*")]
    [InlineData("")]
    public async Task A_path_that_may_not_be_changed_is_refused(string path)
    {
        var filing = await hub.Filings.FileAsync(FilingStatus.SupplementRequested);
        var request = FilingChanges.Supplement(filing.Name);
        request.UpdateMask = new FieldMask { Paths = { "summary", path } };

        var refused = await Refused.ByAsync(() => hub.Filings.SupplementAsync(request));

        Assert.Equal(("UPDATE_MASK_INVALID", "update_mask"), (refused.Reason, Assert.Single(refused.Violations).Field));
        Assert.Equal(FilingStatus.SupplementRequested, (await hub.Filings.GetAsync(filing.Name)).Status);
    }

    [Fact]
    public async Task What_the_procedure_requires_may_not_be_taken_out()
    {
        var filing = await hub.Filings.SubmitAsync(NewFilings.Marriage());
        await hub.Filings.MoveAsync(filing.Name, FilingStatus.SupplementRequested);

        var refused = await Refused.ByAsync(() => hub.Filings.SupplementAsync(FilingChanges.Supplement(filing.Name)));

        Assert.Equal(("COMPONENT_MISSING", "filing.components"), (refused.Reason, Assert.Single(refused.Violations).Field));
    }

    [Fact]
    public async Task Mistakes_in_what_the_mask_names_are_told_together_and_others_are_not_looked_at()
    {
        var filing = await hub.Filings.FileAsync(FilingStatus.SupplementRequested);
        var request = FilingChanges.Supplement(filing.Name);
        request.Filing.Summary = new string('x', 1001);
        request.Filing.Fees.Add(new Fee { DisplayName = "Phí", AmountDong = -1, Kind = FeeKind.Fee });
        request.Filing.Components.Add(new FilingComponent());
        request.UpdateMask = new FieldMask { Paths = { "summary", "fees" } };

        var refused = await Refused.ByAsync(() => hub.Filings.SupplementAsync(request));

        Assert.Equal(["filing.fees[0].amount_dong", "filing.summary"], refused.Violations.Select(v => v.Field));
    }

    [Fact]
    public async Task A_promised_date_before_the_submission_is_refused()
    {
        var filing = await hub.Filings.FileAsync(FilingStatus.SupplementRequested);
        var request = FilingChanges.Supplement(filing.Name);
        request.Filing.DueTime = (filing.SubmitTime.ToDateTimeOffset() - TimeSpan.FromSeconds(1)).ToTimestamp();
        request.UpdateMask = new FieldMask { Paths = { "due_time" } };

        var refused = await Refused.ByAsync(() => hub.Filings.SupplementAsync(request));

        Assert.Equal(("FIELD_INVALID", "filing.due_time"), (refused.Reason, Assert.Single(refused.Violations).Field));
    }
}
