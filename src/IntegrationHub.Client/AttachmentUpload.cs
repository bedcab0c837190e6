using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using IntegrationHub.Errors.V1;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Client;

/// <summary>One file on its way to the hub, over as many streams as it takes.</summary>
internal sealed class AttachmentUpload(
    AttachmentService.AttachmentServiceClient stub,
    HubCalls calls,
    Stream content,
    IProgress<long>? progress)
{
    private const int ChunkBytes = 256 * 1024;

    private readonly long start = content.CanSeek
        ? content.Position
        : throw new ArgumentException("The content must be seekable: a broken line makes parts of it be read again.", nameof(content));

    private readonly CallIdentity identity = new(calls.Options);
    private readonly byte[] buffer = new byte[ChunkBytes];

    public async Task<Attachment> RunAsync(string parent, string fileName, string mediaType, CancellationToken cancellationToken)
    {
        var attachment = await AnnounceAsync(parent, fileName, mediaType, cancellationToken);
        for (var attempt = 1; !attachment.Complete;)
        {
            var before = attachment.ReceivedBytes;
            try
            {
                attachment = await SendAsync(attachment, cancellationToken);
            }
            catch (RpcException exception)
            {
                await PauseAsync(exception, attempt, cancellationToken);
                var held = new GetAttachmentRequest { Name = attachment.Name };
                attachment = (await calls.RunAsync(stub.GetAttachmentAsync, held, "", cancellationToken)).Attachment;
            }

            if (attachment.ReceivedBytes > before)
            {
                identity.Counted();
            }

            attempt = attachment.ReceivedBytes > before ? 1 : attempt + 1;
            progress?.Report(attachment.ReceivedBytes);
        }

        return attachment;
    }

    private async Task<Attachment> AnnounceAsync(string parent, string fileName, string mediaType, CancellationToken cancellationToken)
    {
        var request = new CreateAttachmentRequest
        {
            Parent = parent,
            RequestId = calls.NewRequestId(),
            Attachment = new Attachment
            {
                FileName = fileName,
                MediaType = mediaType,
                SizeBytes = content.Length - start,
                Sha256 = ByteString.CopyFrom(await SHA256.HashDataAsync(content, cancellationToken)),
            },
        };
        return (await calls.RunAsync(stub.CreateAttachmentAsync, request, request.RequestId, cancellationToken)).Attachment;
    }

    private async Task<Attachment> SendAsync(Attachment attachment, CancellationToken cancellationToken)
    {
        using var stall = new SilenceLimit(calls.Options.Deadline, calls.Clock, cancellationToken);
        using var stream = stub.UploadAttachment(await identity.HeadersAsync(cancellationToken), cancellationToken: stall.Token);
        try
        {
            await WriteAsync(stream.RequestStream, attachment, stall);
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException)
        {
            // The hub ended the stream before the content did; its answer says why.
        }

        try
        {
            var held = (await stall.WaitAsync(_ => stream.ResponseAsync)).Attachment;
            return held.Complete || held.ReceivedBytes > attachment.ReceivedBytes
                ? held
                : throw new RpcException(new Status(StatusCode.Unavailable, "The hub kept nothing of what was sent."));
        }
        catch (RpcException exception) when (stall.Reached && exception.StatusCode == StatusCode.Cancelled)
        {
            throw new RpcException(new Status(StatusCode.DeadlineExceeded, "The upload stood still.", exception));
        }
    }

    private async Task WriteAsync(IClientStreamWriter<UploadAttachmentRequest> stream, Attachment attachment, SilenceLimit stall)
    {
        content.Position = start + attachment.ReceivedBytes;
        var sent = attachment.ReceivedBytes;
        var message = new UploadAttachmentRequest { Name = attachment.Name, Offset = sent };
        while (sent < attachment.SizeBytes)
        {
            var length = await content.ReadAtLeastAsync(buffer, (int)Math.Min(ChunkBytes, attachment.SizeBytes - sent), true, stall.Token);
            message.Chunk = ByteString.CopyFrom(buffer, 0, length);
            await stall.WaitAsync(async token =>
            {
                await stream.WriteAsync(message, token);
                return length;
            });
            sent += length;
            progress?.Report(sent);
            message = new UploadAttachmentRequest();
        }

        await stream.CompleteAsync();
    }

    // A wrong offset is the trace of an earlier break: the hub is asked what it holds, at once.
    private Task PauseAsync(RpcException exception, int attempt, CancellationToken cancellationToken) =>
        HubFailure.Read(exception).Reason == ErrorReason.AttachmentOffsetWrong && attempt < calls.Options.MaxAttempts
            ? Task.CompletedTask
            : calls.PauseAsync(exception, identity, attempt, "", cancellationToken);
}
