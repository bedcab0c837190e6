using Google.Protobuf;
using Grpc.Core;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;
using static IntegrationHub.Filings.V1.AttachmentService;

namespace IntegrationHub.Tests.Attachments;

public sealed class UploadAttachmentTests(RunningHub running) : IClassFixture<RunningHub>
{
    private readonly AttachmentServiceClient client = running.Attachments;

    [Theory]
    [InlineData(9, 1)]
    [InlineData(100_000, 777)]
    [InlineData(Uploads.MiB, Uploads.MiB)]
    [InlineData((3 * Uploads.MiB) + 5, 700_000)]
    [InlineData((2 * Uploads.MiB) + 1, Uploads.MiB)]
    public async Task A_file_sent_in_pieces_of_any_size_is_complete_and_whole(int length, int messageBytes)
    {
        var content = Uploads.Content(length);
        var attachment = await client.CreateAsync(content);

        var uploaded = await client.SendAsync(attachment.Name, content, messageBytes: messageBytes);

        Assert.Equal((true, (long)length), (uploaded.Complete, uploaded.ReceivedBytes));
        Assert.Equal(uploaded, await client.GetAsync(attachment.Name));
        Assert.Equal(content, await client.DownloadAsync(attachment.Name));
    }

    [Fact]
    public async Task Content_may_begin_in_the_first_message()
    {
        var content = Uploads.Content(1000);
        var attachment = await client.CreateAsync(content);
        using var call = client.UploadAttachment(cancellationToken: TestContext.Current.CancellationToken);

        await call.RequestStream.WriteAsync(new UploadAttachmentRequest { Name = attachment.Name, Chunk = ByteString.CopyFrom(content) }, TestContext.Current.CancellationToken);
        await call.RequestStream.CompleteAsync();

        Assert.True((await call.ResponseAsync).Attachment.Complete);
    }

    [Fact]
    public async Task What_was_received_stays_when_the_stream_breaks_and_the_upload_goes_on_from_there()
    {
        var content = Uploads.Content((3 * Uploads.MiB) + 17);
        var attachment = await client.CreateAsync(content);
        await BreakOffAsync(attachment.Name, content, 2 * Uploads.MiB);

        var held = await client.GetAsync(attachment.Name);
        var uploaded = await client.SendAsync(attachment.Name, content, offset: (int)held.ReceivedBytes);

        Assert.Equal(2 * Uploads.MiB, held.ReceivedBytes);
        Assert.False(held.Complete);
        Assert.True(uploaded.Complete);
        Assert.Equal(content, await client.DownloadAsync(attachment.Name));
    }

    [Fact]
    public async Task A_stream_may_end_before_the_end_and_another_go_on()
    {
        var content = Uploads.Content(1000);
        var attachment = await client.CreateAsync(content);

        var first = await client.SendAsync(attachment.Name, content[..400]);
        var second = await client.SendAsync(attachment.Name, content, offset: 400);

        Assert.Equal((400L, false), (first.ReceivedBytes, first.Complete));
        Assert.Equal((1000L, true), (second.ReceivedBytes, second.Complete));
    }

    [Theory]
    [InlineData(399)]
    [InlineData(401)]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_wrong_offset_is_refused_and_the_right_one_told(int offset)
    {
        var content = Uploads.Content(1000);
        var attachment = await client.CreateAsync(content);
        await client.SendAsync(attachment.Name, content[..400]);
        using var call = client.UploadAttachment(cancellationToken: TestContext.Current.CancellationToken);
        await call.RequestStream.WriteAsync(new UploadAttachmentRequest { Name = attachment.Name, Offset = offset }, TestContext.Current.CancellationToken);
        await call.RequestStream.CompleteAsync();

        var info = await RpcRefusals.AssertRefusedAsync(StatusCode.OutOfRange, "ATTACHMENT_OFFSET_WRONG", () => call.ResponseAsync);

        Assert.Equal(("400", attachment.Name), (info.Metadata["received_bytes"], info.Metadata["attachment"]));
    }

    [Fact]
    public async Task Content_of_another_hash_is_refused_and_deleted()
    {
        var content = Uploads.Content(2 * Uploads.MiB);
        var attachment = await client.CreateAsync(content);
        content[^1] ^= 1;

        await RpcRefusals.AssertRefusedAsync(
            StatusCode.InvalidArgument, "ATTACHMENT_HASH_DIFFERS", () => client.SendAsync(attachment.Name, content));

        await RpcRefusals.AssertRefusedAsync(StatusCode.NotFound, "ATTACHMENT_UNKNOWN", () => client.GetAsync(attachment.Name));
        Assert.Equal(0, await ChunksAsync(attachment.Name));
    }

    [Fact]
    public async Task The_hash_covers_what_came_before_a_break_too()
    {
        var content = Uploads.Content(2000);
        var attachment = await client.CreateAsync(content);
        var other = (byte[])content.Clone();
        other[0] ^= 1;
        await client.SendAsync(attachment.Name, other[..1000]);

        await RpcRefusals.AssertRefusedAsync(
            StatusCode.InvalidArgument, "ATTACHMENT_HASH_DIFFERS", () => client.SendAsync(attachment.Name, content, offset: 1000));
    }

    [Fact]
    public async Task More_than_was_announced_is_refused_and_nothing_of_it_stays()
    {
        var content = Uploads.Content(Uploads.MiB + 10);
        var attachment = await client.CreateAsync(content[..^1]);

        var info = await RpcRefusals.AssertRefusedAsync(
            StatusCode.InvalidArgument, "ATTACHMENT_TOO_LARGE", () => client.SendAsync(attachment.Name, content));

        Assert.Equal($"{Uploads.MiB + 9}", info.Metadata["limit_bytes"]);
        Assert.Equal(0, await ChunksAsync(attachment.Name));
        await RpcRefusals.AssertRefusedAsync(StatusCode.NotFound, "ATTACHMENT_UNKNOWN", () => client.GetAsync(attachment.Name));
    }

    [Fact]
    public async Task A_message_with_too_large_a_chunk_is_refused()
    {
        var content = Uploads.Content(2 * Uploads.MiB);
        var attachment = await client.CreateAsync(content);

        await RpcRefusals.AssertRefusedAsync(
            StatusCode.InvalidArgument, "ATTACHMENT_TOO_LARGE", () => client.SendAsync(attachment.Name, content, messageBytes: Uploads.MiB + 1));

        Assert.Equal(0, (await client.GetAsync(attachment.Name)).ReceivedBytes);
    }

    [Fact]
    public async Task An_empty_upload_repeats_the_answer_of_a_complete_one()
    {
        var attachment = await client.UploadAsync(Uploads.Content(1000));

        var again = await client.SendAsync(attachment.Name, []);

        Assert.Equal(attachment, again);
    }

    [Fact]
    public async Task A_complete_file_is_never_changed()
    {
        var content = Uploads.Content(1000);
        var attachment = await client.UploadAsync(content);

        await RpcRefusals.AssertRefusedAsync(
            StatusCode.OutOfRange, "ATTACHMENT_OFFSET_WRONG", () => client.SendAsync(attachment.Name, Uploads.Content(1000)));

        Assert.Equal(content, await client.DownloadAsync(attachment.Name));
    }

    [Fact]
    public async Task An_upload_whose_last_word_was_lost_is_completed_by_an_empty_one()
    {
        var content = Uploads.Content(1000);
        var attachment = await client.CreateAsync(content);
        await client.SendAsync(attachment.Name, content);
        await using var forget = running.Database.Database.Source.CreateCommand("UPDATE attachment SET complete = false WHERE attachment_id = $1");
        forget.Parameters.Add(new() { Value = IdOf(attachment.Name) });
        await forget.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var uploaded = await client.SendAsync(attachment.Name, content, offset: 1000);

        Assert.True(uploaded.Complete);
    }

    [Fact]
    public async Task A_file_nobody_announced_is_unknown()
    {
        var name = $"{SampleFilings.Commune}/attachments/{Guid.NewGuid():D}";

        await RpcRefusals.AssertRefusedAsync(StatusCode.NotFound, "ATTACHMENT_UNKNOWN", () => client.SendAsync(name, [1]));
    }

    [Fact]
    public async Task A_stream_without_a_message_is_refused()
    {
        using var call = client.UploadAttachment(cancellationToken: TestContext.Current.CancellationToken);
        await call.RequestStream.CompleteAsync();

        await RpcRefusals.AssertRefusedAsync(StatusCode.InvalidArgument, "RESOURCE_NAME_INVALID", () => call.ResponseAsync);
    }

    // Waits until the hub holds as much, and hangs up.
    private async Task BreakOffAsync(string name, byte[] content, int length)
    {
        using var hangUp = new CancellationTokenSource();
        using var call = client.UploadAttachment(cancellationToken: hangUp.Token);
        await call.RequestStream.WriteAsync(new UploadAttachmentRequest { Name = name }, TestContext.Current.CancellationToken);
        foreach (var piece in content.AsMemory(0, length + 1000).ToArray().Chunk(Uploads.MiB / 2))
        {
            await call.RequestStream.WriteAsync(new UploadAttachmentRequest { Chunk = ByteString.CopyFrom(piece) }, TestContext.Current.CancellationToken);
        }

        await Within.Until(Within.AMinute, async () => (await client.GetAsync(name)).ReceivedBytes == length);
        await hangUp.CancelAsync();
        await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
    }

    private async Task<long> ChunksAsync(string name)
    {
        await using var count = running.Database.Database.Source.CreateCommand("SELECT count(*) FROM attachment_chunk WHERE attachment_id = $1");
        count.Parameters.Add(new() { Value = IdOf(name) });
        return (long)(await count.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static Guid IdOf(string name) => Guid.Parse(name.Split('/')[^1]);
}
