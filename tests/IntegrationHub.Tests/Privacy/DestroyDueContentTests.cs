using IntegrationHub.Attachments;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Filings;
using IntegrationHub.Filings.V1;
using IntegrationHub.Privacy;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Deliveries;
using Xunit;

namespace IntegrationHub.Tests.Privacy;

public sealed class DestroyDueContentTests(StillHub hub) : IClassFixture<StillHub>, IAsyncLifetime
{
    private static readonly TimeSpan FilingTime = TimeSpan.FromDays(730);
    private static readonly TimeSpan FileTime = TimeSpan.FromDays(90);
    private static readonly TimeSpan UnnamedTime = TimeSpan.FromDays(30);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    public async ValueTask InitializeAsync() => await hub.ResetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_filing_keeps_its_content_for_its_time_and_no_longer()
    {
        var name = await hub.EndedAsync();

        hub.Clock.Advance(FilingTime - Moment);
        await hub.DestroyDueAsync();
        var before = await hub.FindAsync(name);
        hub.Clock.Advance(Moment);
        await hub.DestroyDueAsync();
        var after = await hub.FindAsync(name);

        Assert.Equal(SampleFilings.OwnerName, before.Content.Applicants[0].FullName);
        Assert.Null(before.ContentDestroyedAt);
        Assert.Equal(new IntegrationHub.Filings.V1.Filing(), after.Content);
        Assert.Equal(hub.Clock.GetUtcNow(), after.ContentDestroyedAt);
    }

    [Fact]
    public async Task The_filing_itself_stays_with_code_status_and_times()
    {
        var name = await hub.EndedAsync();
        var before = FilingMapping.ToContract(await hub.FindAsync(name));

        await OverAsync();

        var after = FilingMapping.ToContract(await hub.FindAsync(name));
        Assert.Equal((before.Name, before.Status, before.SubmitTime, before.EndTime, before.Version), (after.Name, after.Status, after.SubmitTime, after.EndTime, after.Version));
        Assert.NotNull(after.ContentDestroyTime);
        Assert.Empty(after.Applicants);
    }

    [Fact]
    public async Task Nothing_is_left_of_the_key_and_of_what_it_sealed()
    {
        var name = await hub.EndedAsync();
        var id = (await hub.FindAsync(name)).Id;

        await OverAsync();

        Assert.Equal(0, await TableRows.CountAsync(hub.Database, $"""
            SELECT (SELECT count(*) FROM filing WHERE filing_id = {id} AND (data_key IS NOT NULL OR content IS NOT NULL))
                 + (SELECT count(*) FROM filing_step WHERE filing_id = {id} AND step IS NOT NULL)
                 + (SELECT count(*) FROM filing_event WHERE filing_id = {id} AND step IS NOT NULL)
                 + (SELECT count(*) FROM person_filing WHERE filing_id = {id})
            """));
    }

    [Fact]
    public async Task Destruction_is_in_evidence_once_with_the_filing_s_name()
    {
        var name = await hub.EndedAsync();
        await OverAsync();

        await hub.DestroyDueAsync();

        var entry = Assert.Single(await hub.EvidenceAsync(EvidenceKind.ContentDestroyed, name));
        Assert.Equal(("", "", "WITHDRAWN"), (entry.Organisation, entry.Reason, entry.Status));
    }

    [Fact]
    public async Task A_filing_that_has_not_ended_keeps_its_content()
    {
        var name = await hub.DeliveredAsync();

        await OverAsync();

        Assert.NotNull((await hub.FindAsync(name)).Key);
    }

    [Fact]
    public async Task A_filing_the_portal_has_not_keeps_its_content()
    {
        var never = await hub.SubmitAsync();
        await hub.WithdrawAsync($"{SampleFilings.Commune}/filings/{never}");

        await OverAsync();

        Assert.NotNull((await hub.GetAsync(never)).Key);
    }

    [Fact]
    public async Task A_filing_whose_last_version_waits_to_be_sent_keeps_its_content()
    {
        var name = await hub.DeliveredAsync();
        await hub.WithdrawAsync(name);

        await OverAsync();

        Assert.NotNull((await hub.FindAsync(name)).Key);
    }

    [Fact]
    public async Task A_filing_without_content_changes_no_more()
    {
        var name = await hub.EndedAsync();
        await OverAsync();

        var result = await hub.Service<RecordProgress>().RunAsync(FilingChanges.Progress(name, FilingStatus.Stopped), Callers.Everyone, TestContext.Current.CancellationToken);

        Assert.True(result.IsRefused(out var refusal, out _));
        Assert.Equal(Errors.V1.ErrorReason.ContentDestroyed, refusal.Reason);
    }

    [Fact]
    public async Task A_file_is_kept_until_the_last_filing_that_names_it_is_over_for_its_time()
    {
        var file = await hub.UploadAsync();
        await hub.EndedAsync(KeptFilings.Naming(file));
        var open = await hub.DeliveredAsync(KeptFilings.Naming(file));

        hub.Clock.Advance(FileTime + Moment);
        await hub.DestroyDueAsync();
        var named = await hub.FileAsync(file);
        await hub.WithdrawAsync(open);
        await hub.SendAsync(await hub.TakeAsync());
        hub.Clock.Advance(FileTime);
        await hub.DestroyDueAsync();

        Assert.Null(named.DestroyedAt);
        Assert.Equal(hub.Clock.GetUtcNow(), (await hub.FileAsync(file)).DestroyedAt);
    }

    [Fact]
    public async Task Of_a_destroyed_file_neither_key_nor_name_nor_content_is_left()
    {
        var file = await hub.UploadAsync("Nguyễn Văn An.pdf");
        await hub.EndedAsync(KeptFilings.Naming(file));

        hub.Clock.Advance(FileTime);
        await hub.DestroyDueAsync();

        var gone = await hub.FileAsync(file);
        Assert.Equal((true, ""), (gone.Key is null, gone.FileName));
        Assert.Equal(0, await TableRows.CountAsync(hub.Database, $"SELECT count(*) FROM attachment_chunk WHERE attachment_id = '{gone.Id}'"));
        Assert.Single(await hub.EvidenceAsync(EvidenceKind.ContentDestroyed, file));
    }

    [Fact]
    public async Task A_file_that_is_destroyed_is_given_out_no_more_and_no_filing_may_name_it()
    {
        var file = await hub.UploadAsync();
        hub.Clock.Advance(UnnamedTime);
        await hub.DestroyDueAsync();

        var download = await hub.Service<DownloadAttachment>().FindAsync(new DownloadAttachmentRequest { Name = file }, Callers.Everyone, TestContext.Current.CancellationToken);
        var submission = await hub.Service<SubmitFiling>().RunAsync(KeptFilings.Naming(file), Callers.Everyone, TestContext.Current.CancellationToken);

        Assert.True(download.IsRefused(out var one, out _));
        Assert.True(submission.IsRefused(out var other, out _));
        Assert.Equal([Errors.V1.ErrorReason.ContentDestroyed, Errors.V1.ErrorReason.ContentDestroyed], [one.Reason, other.Reason]);
    }

    [Fact]
    public async Task A_file_no_filing_names_is_kept_for_its_time_and_no_longer()
    {
        var file = await hub.UploadAsync();

        hub.Clock.Advance(UnnamedTime - Moment);
        await hub.DestroyDueAsync();
        var before = await hub.FileAsync(file);
        hub.Clock.Advance(Moment);
        await hub.DestroyDueAsync();

        Assert.Equal((true, false), (before.DestroyedAt is null, (await hub.FileAsync(file)).DestroyedAt is null));
    }

    [Fact]
    public async Task Two_runs_at_once_destroy_each_thing_once()
    {
        List<string> names = [];
        for (var i = 0; i < 5; i++)
        {
            names.Add(await hub.EndedAsync());
        }

        hub.Clock.Advance(FilingTime);
        await Task.WhenAll(hub.DestroyDueAsync(), hub.DestroyDueAsync(), hub.DestroyDueAsync()).Within(Within.AMinute);

        foreach (var name in names)
        {
            Assert.Single(await hub.EvidenceAsync(EvidenceKind.ContentDestroyed, name));
        }
    }

    private async Task OverAsync()
    {
        hub.Clock.Advance(FilingTime + FilingTime);
        await hub.DestroyDueAsync();
    }
}
