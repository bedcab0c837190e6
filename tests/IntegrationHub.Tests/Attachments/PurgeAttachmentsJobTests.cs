using IntegrationHub.Attachments;
using IntegrationHub.Attachments.Scanning;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;
using Attachment = IntegrationHub.Attachments.Attachment;

namespace IntegrationHub.Tests.Attachments;

public sealed class PurgeAttachmentsJobTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly ManualClock clock = new();
    private readonly AttachmentStore attachments = new(database.Database, database.Keys);

    [Fact]
    public async Task An_upload_never_completed_is_deleted_a_day_after_it_was_announced()
    {
        var name = await CreateAsync([1, 2]);
        await attachments.AppendAsync(name, 0, new byte[1], TestContext.Current.CancellationToken);

        clock.Advance(TimeSpan.FromHours(24));
        await PurgeAsync();
        var before = await attachments.FindAsync(name.Id, TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await PurgeAsync();
        var after = await attachments.FindAsync(name.Id, TestContext.Current.CancellationToken);

        Assert.NotNull(before);
        Assert.Null(after);
        Assert.Empty(await attachments.ReadAsync(name, 0, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_complete_upload_is_kept()
    {
        var name = await CreateAsync([1]);
        await attachments.AppendAsync(name, 0, new byte[1], TestContext.Current.CancellationToken);
        await database.Database.InTransactionAsync(t => AttachmentScanStore.CompleteAsync(t, name.Id, ScanState.NotScanned), TestContext.Current.CancellationToken);

        clock.Advance(TimeSpan.FromDays(3650));
        await PurgeAsync();

        Assert.NotNull(await attachments.FindAsync(name.Id, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_second_run_finds_nothing_to_do()
    {
        await CreateAsync([1]);
        clock.Advance(TimeSpan.FromDays(2));

        await PurgeAsync();
        var again = await attachments.PurgeAsync(clock.GetUtcNow() - TimeSpan.FromHours(24), TestContext.Current.CancellationToken);

        Assert.Equal(0, again);
    }

    private Task PurgeAsync() => new PurgeAttachmentsJob(attachments, clock).RunAsync(TestContext.Current.CancellationToken);

    private async Task<Attachment> CreateAsync(byte[] content)
    {
        var described = Uploads.Request(content).Attachment;
        var attachment = new Attachment(
            Guid.CreateVersion7(), "24781", database.Keys.New(), described.FileName, described.MediaType, content.Length, described.Sha256.ToByteArray(),
            ReceivedBytes: 0, Complete: false, new byte[16], clock.GetUtcNow());
        await database.Database.InTransactionAsync(
            async transaction =>
            {
                await attachments.InsertAsync(transaction, attachment);
                return true;
            },
            TestContext.Current.CancellationToken);
        return attachment;
    }
}
