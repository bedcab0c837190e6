using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;
using IntegrationHub.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IntegrationHub.Tests.Filings;

public sealed class RepeatSubmissionTests(ClockedHub hub) : IClassFixture<ClockedHub>
{
    [Fact]
    public async Task A_repeat_gets_the_first_answer_though_the_filing_changed_since()
    {
        var request = NewFilings.MaritalStatus();
        var first = await hub.Filings.SubmitAsync(request);
        await hub.Filings.ProgressAsync(FilingChanges.Progress(first.Name, FilingStatus.Accepted));

        var repeat = await hub.Filings.SubmitAsync(request);

        Assert.Equal(first, repeat);
    }

    [Fact]
    public async Task The_id_with_other_content_is_refused_and_stores_nothing()
    {
        var request = NewFilings.MaritalStatus();
        await hub.Filings.SubmitAsync(request);
        var rows = await TableRows.CountAllAsync(hub.Database);
        request.Filing.Summary = "Another matter";

        var refused = await Refused.ByAsync(() => hub.Filings.SubmitAsync(request));

        Assert.Equal((StatusCode.AlreadyExists, "REQUEST_ID_REUSED"), (refused.Code, refused.Reason));
        Assert.Equal(request.RequestId, refused.Info.Metadata["request_id"]);
        Assert.Equal(rows, await TableRows.CountAllAsync(hub.Database));
    }

    [Fact]
    public async Task The_id_is_used_up_for_every_other_write_of_the_commune()
    {
        var request = NewFilings.MaritalStatus();
        var filing = await hub.Filings.SubmitAsync(request);
        var change = FilingChanges.Progress(filing.Name);
        change.RequestId = request.RequestId;

        var refused = await Refused.ByAsync(() => hub.Filings.ProgressAsync(change));

        Assert.Equal("REQUEST_ID_REUSED", refused.Reason);
    }

    [Fact]
    public async Task Two_communes_may_choose_one_id()
    {
        var here = NewFilings.MaritalStatus(LamDong.XuanHuong);
        var there = NewFilings.MaritalStatus(LamDong.PhanThiet);
        there.RequestId = here.RequestId;

        var (first, second) = (await hub.Filings.SubmitAsync(here), await hub.Filings.SubmitAsync(there));

        Assert.Equal([LamDong.XuanHuong, LamDong.PhanThiet], [first.ReceivingCommune, second.ReceivingCommune]);
    }

    [Fact]
    public async Task Copies_sent_at_once_store_one_filing_and_get_one_answer()
    {
        var request = NewFilings.MaritalStatus(LamDong.LamVien);

        var answers = await Task.WhenAll(Enumerable.Range(0, 48).Select(_ => hub.Filings.SubmitAsync(request)));

        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        Assert.Single((await hub.Filings.ListAsync(new() { Parent = LamDong.LamVien })).Filings);
    }

    [Fact]
    public async Task A_repeat_uses_up_no_number()
    {
        var request = NewFilings.MaritalStatus();
        var first = await hub.Filings.SubmitAsync(request);
        await hub.Filings.SubmitAsync(request);

        var next = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus());

        Assert.Equal(DossierCodes.Number(first.Code) + 1, DossierCodes.Number(next.Code));
    }

    [Fact]
    public async Task A_repeat_is_answered_also_when_what_it_says_has_become_wrong_meanwhile()
    {
        var yearAgo = hub.Clock.GetUtcNow() - TimeSpan.FromDays(366);
        var request = NewFilings.MaritalStatus(change: f => f.SubmitTime = yearAgo.ToTimestamp());
        var first = await hub.Filings.SubmitAsync(request);

        hub.Clock.Advance(TimeSpan.FromMinutes(1));
        var repeat = await hub.Filings.SubmitAsync(request);
        request.RequestId = NewFilings.RequestId();
        var refused = await Refused.ByAsync(() => hub.Filings.SubmitAsync(request));

        Assert.Equal(first, repeat);
        Assert.Equal("FIELD_INVALID", refused.Reason);
    }

    [Fact]
    public async Task After_seven_days_the_id_makes_a_new_filing()
    {
        var request = NewFilings.MaritalStatus();
        var first = await hub.Filings.SubmitAsync(request);
        hub.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1));

        await hub.Host.Services.GetRequiredService<PurgeRequestAnswersJob>().RunAsync(TestContext.Current.CancellationToken);

        Assert.NotEqual(first.Code, (await hub.Filings.SubmitAsync(request)).Code);
    }
}
