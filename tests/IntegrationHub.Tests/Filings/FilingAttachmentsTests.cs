using Grpc.Core;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Filings;

[Collection<FilingTests>]
public sealed class FilingAttachmentsTests(FilingHub hub)
{
    [Fact]
    public async Task Files_that_are_there_are_taken()
    {
        var (one, other) = (await SendAsync(LamDong.XuanHuong), await SendAsync(LamDong.XuanHuong));

        var filing = await hub.Filings.SubmitAsync(With(one, other));

        Assert.Equal([one, other], filing.Components[0].Attachments);
    }

    [Fact]
    public async Task One_file_may_serve_two_components()
    {
        var file = await SendAsync(LamDong.XuanHuong);
        var request = With(file);
        request.Filing.Components.Add(request.Filing.Components[0]);

        var filing = await hub.Filings.SubmitAsync(request);

        Assert.Equal([file, file], filing.Components.SelectMany(c => c.Attachments));
    }

    [Fact]
    public async Task A_file_announced_and_not_sent_is_refused_with_how_much_of_it_is_there()
    {
        var announced = await Uploads.AnnounceAsync(hub.Host.Channel, LamDong.XuanHuong);

        var refused = await Refused.ByAsync(() => hub.Filings.SubmitAsync(With(announced)));

        Assert.Equal((StatusCode.FailedPrecondition, "ATTACHMENT_INCOMPLETE"), (refused.Code, refused.Reason));
        Assert.Equal((announced, "0", "15"), (refused.Info.Metadata["attachment"], refused.Info.Metadata["received_bytes"], refused.Info.Metadata["size_bytes"]));
        Assert.Equal("filing.components[0].attachments[0]", Assert.Single(refused.Violations).Field);
    }

    [Fact]
    public async Task A_file_never_announced_is_unknown()
    {
        var never = $"{LamDong.XuanHuong}/attachments/{Guid.NewGuid()}";

        var refused = await Refused.ByAsync(() => hub.Filings.SubmitAsync(With(never)));

        Assert.Equal((StatusCode.InvalidArgument, "ATTACHMENT_UNKNOWN", never), (refused.Code, refused.Reason, refused.Info.Metadata["attachment"]));
    }

    [Fact]
    public async Task Another_commune_s_file_is_unknown_under_either_name()
    {
        var theirs = await SendAsync(LamDong.PhanThiet);
        var renamed = theirs.Replace(LamDong.PhanThiet, LamDong.XuanHuong, StringComparison.Ordinal);

        Assert.Equal("ATTACHMENT_UNKNOWN", (await Refused.ByAsync(() => hub.Filings.SubmitAsync(With(theirs)))).Reason);
        Assert.Equal("ATTACHMENT_UNKNOWN", (await Refused.ByAsync(() => hub.Filings.SubmitAsync(With(renamed)))).Reason);
    }

    [Fact]
    public async Task Every_file_at_fault_is_named()
    {
        var (good, announced) = (await SendAsync(LamDong.XuanHuong), await Uploads.AnnounceAsync(hub.Host.Channel, LamDong.XuanHuong));

        var refused = await Refused.ByAsync(() => hub.Filings.SubmitAsync(With(announced, good, $"{LamDong.XuanHuong}/attachments/{Guid.NewGuid()}")));

        Assert.Equal(
            [("filing.components[0].attachments[0]", "ATTACHMENT_INCOMPLETE"), ("filing.components[0].attachments[2]", "ATTACHMENT_UNKNOWN")],
            refused.Violations.Select(v => (v.Field, v.Reason)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_result_may_come_from_the_commune_that_received_it_or_the_one_that_resolves_it(bool receiving)
    {
        var filing = await hub.Filings.SubmitAsync(NewFilings.Birth(LamDong.XuanHuong, change: f => f.CompetentCommune = LamDong.PhanThiet));
        var file = await SendAsync(receiving ? LamDong.XuanHuong : LamDong.PhanThiet);
        var request = FilingChanges.Complete(filing.Name);
        request.Results[0].Attachment = file;

        var finished = await hub.Filings.CompleteAsync(request);

        Assert.Equal(file, finished.Results[0].Attachment);
    }

    [Fact]
    public async Task A_supplement_may_not_name_what_is_not_there()
    {
        var filing = await hub.Filings.FileAsync(FilingStatus.SupplementRequested);
        var request = FilingChanges.Supplement(filing.Name);
        request.Filing.Components[0].Attachments.Add(await Uploads.AnnounceAsync(hub.Host.Channel, LamDong.XuanHuong));

        var refused = await Refused.ByAsync(() => hub.Filings.SupplementAsync(request));

        Assert.Equal("ATTACHMENT_INCOMPLETE", refused.Reason);
        Assert.Equal(filing, await hub.Filings.GetAsync(filing.Name));
    }

    private Task<string> SendAsync(string commune) => Uploads.SendAsync(hub.Host.Channel, commune);

    private static SubmitFilingRequest With(params string[] attachments) =>
        NewFilings.MaritalStatus(change: f => f.Components.Add(new FilingComponent { DisplayName = "Tờ khai", Attachments = { attachments } }));
}
