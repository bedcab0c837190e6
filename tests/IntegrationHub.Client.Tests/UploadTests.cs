using System.Security.Cryptography;
using Grpc.Core;
using IntegrationHub.Errors.V1;

namespace IntegrationHub.Client.Tests;

public class UploadTests
{
    private const int ChunkBytes = 256 * 1024;
    private readonly byte[] content = RandomNumberGenerator.GetBytes((3 * ChunkBytes) + 17);

    [Fact]
    public async Task A_file_arrives_whole_in_chunks_of_256_KiB()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client();

        var attachment = await UploadAsync(client);

        Assert.True(attachment.Complete);
        Assert.Equal("tờ-khai.pdf", attachment.FileName);
        Assert.Equal("application/pdf", attachment.MediaType);
        Assert.Equal(content.Length, attachment.SizeBytes);
        Assert.Equal(SHA256.HashData(content), attachment.Sha256.ToByteArray());
        Assert.Equal(content, hub.Attachments.Held);
        Assert.Equal(ChunkBytes, hub.Attachments.LargestChunkBytes);
    }

    [Fact]
    public async Task A_broken_upload_goes_on_where_the_hub_stopped()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client();
        hub.Attachments.Breaks.Enqueue(1);
        hub.Attachments.Breaks.Enqueue(3 * ChunkBytes);

        var attachment = await UploadAsync(client);

        Assert.True(attachment.Complete);
        Assert.Equal(content, hub.Attachments.Held);
        Assert.Equal([0, ChunkBytes, 3 * ChunkBytes], hub.Attachments.UploadOffsets);
    }

    [Fact]
    public async Task A_hub_that_holds_another_offset_is_asked_which()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client();
        hub.Attachments.RefuseUpload = Refusals.Of(StatusCode.OutOfRange, ErrorReason.AttachmentOffsetWrong, ("received_bytes", "0"));

        var attachment = await UploadAsync(client);

        Assert.True(attachment.Complete);
    }

    [Fact]
    public async Task A_break_that_loses_everything_begins_again()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client();
        hub.Attachments.ForgetsOnBreak = true;
        hub.Attachments.Breaks.Enqueue(2 * ChunkBytes);

        await UploadAsync(client);

        Assert.Equal([0, 0], hub.Attachments.UploadOffsets);
        Assert.Equal(content, hub.Attachments.Held);
    }

    [Fact]
    public async Task A_line_that_never_carries_anything_is_given_up()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client(maxAttempts: 3);
        hub.Attachments.ForgetsOnBreak = true;
        for (var time = 0; time < 10; time++)
        {
            hub.Attachments.Breaks.Enqueue(1);
        }

        var failure = await Assert.ThrowsAsync<HubUnavailableException>(() => UploadAsync(client));

        Assert.Equal(3, failure.Attempts);
    }

    [Fact]
    public async Task A_refused_content_is_not_sent_again()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client();
        hub.Attachments.RefuseUpload = Refusals.Of(StatusCode.InvalidArgument, ErrorReason.AttachmentHashDiffers);

        var refusal = await Assert.ThrowsAsync<HubRefusalException>(() => UploadAsync(client));

        Assert.Equal(ErrorReason.AttachmentHashDiffers, refusal.Reason);
        Assert.Empty(hub.Attachments.UploadOffsets);
    }

    [Fact]
    public async Task Only_what_lies_behind_the_streams_position_is_sent()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client();
        hub.Attachments.Breaks.Enqueue(1);
        using var stream = new MemoryStream(content) { Position = 100 };

        await client.Attachments.UploadAsync("communes/24781", stream, "a.pdf", "application/pdf", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(content[100..], hub.Attachments.Held);
    }

    [Fact]
    public async Task Progress_ends_with_the_whole_size()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client();
        var told = new Told();

        await UploadAsync(client, told);

        Assert.Equal(content.Length, told.Values[^1]);
        Assert.Equal(ChunkBytes, told.Values[0]);
    }

    [Fact]
    public async Task A_stream_that_cannot_go_back_is_refused_before_anything_is_sent()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client();
        using var stream = new CryptoStream(new MemoryStream(content), new ToBase64Transform(), CryptoStreamMode.Read);

        await Assert.ThrowsAsync<ArgumentException>(() => client.Attachments.UploadAsync(
            "communes/24781", stream, "a.pdf", "application/pdf", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Empty(hub.Attachments.UploadOffsets);
    }

    private async Task<Filings.V1.Attachment> UploadAsync(HubClient client, IProgress<long>? progress = null)
    {
        using var stream = new MemoryStream(content);
        return await client.Attachments.UploadAsync(
            "communes/24781", stream, "tờ-khai.pdf", "application/pdf", progress, TestContext.Current.CancellationToken);
    }

    private sealed class Told : IProgress<long>
    {
        public List<long> Values { get; } = [];

        public void Report(long value) => Values.Add(value);
    }
}
