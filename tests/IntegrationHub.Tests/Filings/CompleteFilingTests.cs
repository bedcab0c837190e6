using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Filings;

public sealed class CompleteFilingTests(ClockedHub hub) : IClassFixture<ClockedHub>
{
    public static TheoryData<string, Action<CompleteFilingRequest>, string> BadResults => new()
    {
        { "results", r => r.Results.Clear(), "FIELD_REQUIRED" },
        { "results", r => r.Results.AddRange(Enumerable.Repeat(NewFilings.Certificate(), 20)), "FIELD_INVALID" },
        { "results[0].display_name", r => r.Results[0].Code = "", "FIELD_REQUIRED" },
        { "results[0].display_name", r => r.Results[0].DisplayName = new string('x', 501), "FIELD_INVALID" },
        { "results[0].document_number", r => r.Results[0].DocumentNumber = new string('x', 101), "FIELD_INVALID" },
        { "results[0].code", r => r.Results[0].Code = "KQ.G15.999999", "RESULT_UNKNOWN" },
        { "results[0].code", r => r.Results[0].Code = "Nguyễn Văn An", "FIELD_INVALID" },
        { "results[0].attachment", r => r.Results[0].Attachment = "certificate.pdf", "RESOURCE_NAME_INVALID" },
        { "results[0].attachment", r => r.Results[0].Attachment = $"{LamDong.LamVien}/attachments/{Guid.NewGuid()}", "ATTACHMENT_UNKNOWN" },
        { "results[0].attachment", r => r.Results[0].Attachment = $"{LamDong.XuanHuong}/attachments/{Guid.NewGuid()}", "ATTACHMENT_UNKNOWN" },
    };

    [Fact]
    public async Task The_results_stand_in_the_filing_with_the_catalogue_s_name()
    {
        var filing = await hub.Filings.SubmitAsync(NewFilings.Marriage());
        await hub.Filings.MoveAsync(filing.Name, FilingStatus.Accepted);

        var finished = await hub.Filings.CompleteAsync(Request(filing.Name));

        Assert.Equal(FilingStatus.Finished, finished.Status);
        Assert.Equal(
            new ResultDocument { Code = LamDong.MarriageCertificate, DisplayName = "Giấy chứng nhận kết hôn", DocumentNumber = "12/2026" },
            Assert.Single(finished.Results));
        Assert.Equal((hub.Clock.GetUtcNow().ToTimestamp(), null), (finished.FinishTime, finished.EndTime));
    }

    [Fact]
    public async Task Handed_over_at_once_it_is_finished_and_over_at_one_instant()
    {
        var filing = await hub.Filings.FileAsync(FilingStatus.InProcess);

        var returned = await hub.Filings.CompleteAsync(FilingChanges.Complete(filing.Name, returned: true));

        var now = hub.Clock.GetUtcNow().ToTimestamp();
        Assert.Equal((FilingStatus.ResultReturned, now, now), (returned.Status, returned.FinishTime, returned.EndTime));
        Assert.Equal(filing.Version + 1, returned.Version);
    }

    [Theory, MemberData(nameof(BadResults))]
    public async Task A_result_that_is_none_is_refused_and_the_filing_stays(string field, Action<CompleteFilingRequest> spoil, string reason)
    {
        var filing = await hub.Filings.SubmitAsync(NewFilings.Marriage());
        var accepted = await hub.Filings.MoveAsync(filing.Name, FilingStatus.Accepted);
        var request = Request(filing.Name);
        spoil(request);

        var refused = await Refused.ByAsync(() => hub.Filings.CompleteAsync(request));

        Assert.Equal((field, reason), (Assert.Single(refused.Violations).Field, refused.Reason));
        Assert.Equal(accepted, await hub.Filings.GetAsync(filing.Name));
    }

    [Fact]
    public async Task A_result_the_procedure_does_not_issue_is_told_with_both()
    {
        var filing = await hub.Filings.FileAsync(FilingStatus.Accepted);

        var refused = await Refused.ByAsync(() => hub.Filings.CompleteAsync(Request(filing.Name)));

        Assert.Equal(("RESULT_UNKNOWN", "1.004873", LamDong.MarriageCertificate), (refused.Reason, refused.Info.Metadata["procedure"], refused.Info.Metadata["result"]));
    }

    private static CompleteFilingRequest Request(string name) =>
        new() { Name = name, RequestId = NewFilings.RequestId(), Step = NewFilings.Step(), Results = { NewFilings.Certificate() } };
}
