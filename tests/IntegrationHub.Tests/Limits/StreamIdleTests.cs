using Google.Protobuf;
using Grpc.Core;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Attachments;
using Xunit;

namespace IntegrationHub.Tests.Limits;

public sealed class StreamIdleTests(PostgresServer server)
{
    [Fact]
    public async Task An_upload_on_which_nothing_comes_ends_and_can_be_gone_on_with()
    {
        await using var hub = await LimitedHub.StartAsync(server, ("StreamIdle", "00:00:01"));
        var attachments = new AttachmentService.AttachmentServiceClient(hub.Host.Channel);
        var content = Uploads.Content(3000);
        var attachment = await attachments.CreateAsync(content);

        var refused = await Refused.ByAsync(() => StopHalfwayAsync(attachments, attachment.Name, content));
        var whole = await attachments.SendAsync(attachment.Name, content, (int)(await attachments.GetAsync(attachment.Name)).ReceivedBytes);

        Assert.Equal((StatusCode.Unavailable, "STREAM_IDLE"), (refused.Code, refused.Reason));
        Assert.NotNull(refused.RetryAfter);
        Assert.Equal(content.Length, whole.ReceivedBytes);
    }

    [Fact]
    public async Task An_upload_that_moves_slowly_but_moves_goes_on()
    {
        await using var hub = await LimitedHub.StartAsync(server, ("StreamIdle", "00:01:00"));
        var attachments = new AttachmentService.AttachmentServiceClient(hub.Host.Channel);
        var content = Uploads.Content(300);

        var attachment = await attachments.SendAsync((await attachments.CreateAsync(content)).Name, content, messageBytes: 1);

        Assert.Equal(content.Length, attachment.ReceivedBytes);
    }

    private static async Task StopHalfwayAsync(AttachmentService.AttachmentServiceClient attachments, string name, byte[] content)
    {
        using var call = attachments.UploadAttachment();
        await call.RequestStream.WriteAsync(new UploadAttachmentRequest { Name = name });
        await call.RequestStream.WriteAsync(new UploadAttachmentRequest { Chunk = ByteString.CopyFrom(content, 0, 1000) });
        await call.ResponseAsync.Within(Within.AMinute);
    }
}
