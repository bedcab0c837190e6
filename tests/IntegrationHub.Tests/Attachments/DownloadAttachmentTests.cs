using Grpc.Core;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;
using static IntegrationHub.Filings.V1.AttachmentService;

namespace IntegrationHub.Tests.Attachments;

public sealed class DownloadAttachmentTests(RunningHub running) : IClassFixture<RunningHub>
{
    private readonly AttachmentServiceClient client = running.Attachments;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Uploads.MiB - 1)]
    [InlineData(Uploads.MiB)]
    [InlineData(Uploads.MiB + 1)]
    [InlineData((2 * Uploads.MiB) + 99)]
    [InlineData((2 * Uploads.MiB) + 100)]
    public async Task Content_comes_from_any_offset_to_the_end(int offset)
    {
        var content = Uploads.Content((2 * Uploads.MiB) + 100);
        var attachment = await client.UploadAsync(content);

        var read = await client.DownloadAsync(attachment.Name, offset);

        Assert.Equal(content[offset..], read);
    }

    [Fact]
    public async Task No_message_holds_more_than_256_KiB()
    {
        var attachment = await client.UploadAsync(Uploads.Content(Uploads.MiB + 1));
        using var call = client.DownloadAttachment(new DownloadAttachmentRequest { Name = attachment.Name }, cancellationToken: TestContext.Current.CancellationToken);

        var sizes = await call.ResponseStream.ReadAllAsync(TestContext.Current.CancellationToken).Select(m => m.Chunk.Length).ToListAsync(TestContext.Current.CancellationToken);

        Assert.All(sizes, size => Assert.InRange(size, 1, 256 * 1024));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    [InlineData(long.MaxValue)]
    public async Task An_offset_outside_the_file_is_refused(long offset)
    {
        var attachment = await client.UploadAsync(Uploads.Content(100));

        await RpcRefusals.AssertRefusedAsync(StatusCode.OutOfRange, "ATTACHMENT_OFFSET_WRONG", () => client.DownloadAsync(attachment.Name, offset));
    }

    [Fact]
    public async Task A_file_that_is_not_complete_is_not_given_out()
    {
        var content = Uploads.Content(100);
        var attachment = await client.CreateAsync(content);
        await client.SendAsync(attachment.Name, content[..40]);

        var info = await RpcRefusals.AssertRefusedAsync(
            StatusCode.FailedPrecondition, "ATTACHMENT_INCOMPLETE", () => client.DownloadAsync(attachment.Name));

        Assert.Equal(("40", "100"), (info.Metadata["received_bytes"], info.Metadata["size_bytes"]));
    }

    [Fact]
    public async Task Another_communes_file_is_as_good_as_none()
    {
        var attachment = await client.UploadAsync(Uploads.Content(100));
        var other = attachment.Name.Replace("communes/24781/", "communes/24787/", StringComparison.Ordinal);

        await RpcRefusals.AssertRefusedAsync(StatusCode.NotFound, "ATTACHMENT_UNKNOWN", () => client.DownloadAsync(other));
        await RpcRefusals.AssertRefusedAsync(StatusCode.NotFound, "ATTACHMENT_UNKNOWN", () => client.GetAsync(other));
        await RpcRefusals.AssertRefusedAsync(StatusCode.NotFound, "ATTACHMENT_UNKNOWN", () => client.SendAsync(other, []));
    }

    [Fact]
    public async Task Another_communes_file_cannot_be_filed()
    {
        var attachment = await client.UploadAsync(Uploads.Content(100));
        var request = SampleFilings.New(f => f.Components[0].Attachments.Add(attachment.Name));
        request.Parent = "communes/24787";

        var violations = await RpcRefusals.ViolationsAsync(async () => await running.Filings.SubmitFilingAsync(request));

        Assert.Equal(("filing.components[0].attachments[0]", "ATTACHMENT_UNKNOWN"), Assert.Single(violations));
    }

    [Fact]
    public async Task Readers_who_read_no_further_keep_nobody_from_the_store()
    {
        // More than the pool of the store has connections.
        const int Readers = 40;
        var attachment = await client.UploadAsync(Uploads.Content(4 * Uploads.MiB));
        var calls = Enumerable.Range(0, Readers).Select(_ => client.DownloadAttachment(new DownloadAttachmentRequest { Name = attachment.Name })).ToList();

        var begun = Task.WhenAll(calls.Select(call => call.ResponseStream.MoveNext(TestContext.Current.CancellationToken)));

        Assert.All(await begun.Within(Within.AMinute), Assert.True);
        Assert.True((await client.GetAsync(attachment.Name)).Complete);
        calls.ForEach(call => call.Dispose());
    }
}
