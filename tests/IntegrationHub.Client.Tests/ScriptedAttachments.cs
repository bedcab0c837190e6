using System.Globalization;
using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using IntegrationHub.Errors.V1;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Client.Tests;

/// <summary>Holds one file in memory by the contract's rules, and breaks the line where the test says.</summary>
internal sealed class ScriptedAttachments : AttachmentService.AttachmentServiceBase
{
    private readonly MemoryStream held = new();
    private Attachment announced = new();

    /// <summary>Bytes after which an upload or download breaks, one entry a stream. Empty: no more breaks.</summary>
    public Queue<int> Breaks { get; } = [];

    public List<long> UploadOffsets { get; } = [];

    public List<long> DownloadOffsets { get; } = [];

    public int LargestChunkBytes { get; private set; }

    public byte[] Held => held.ToArray();

    /// <summary>When true an upload's break also loses what it had sent, as a hub that was restored would.</summary>
    public bool ForgetsOnBreak { get; set; }

    /// <summary>What the next upload stream is told whatever it sends. Null: nothing.</summary>
    public RpcException? RefuseUpload { get; set; }

    public void Hold(byte[] content, byte[] sha256)
    {
        held.SetLength(0);
        held.Write(content);
        announced = new Attachment
        {
            Name = "communes/24781/attachments/1",
            SizeBytes = content.Length,
            Sha256 = ByteString.CopyFrom(sha256),
            ReceivedBytes = content.Length,
            Complete = true,
        };
    }

    public override Task<CreateAttachmentResponse> CreateAttachment(CreateAttachmentRequest request, ServerCallContext context)
    {
        announced = new Attachment(request.Attachment) { Name = request.Parent + "/attachments/1" };
        return Task.FromResult(new CreateAttachmentResponse { Attachment = announced });
    }

    public override Task<GetAttachmentResponse> GetAttachment(GetAttachmentRequest request, ServerCallContext context) =>
        Task.FromResult(new GetAttachmentResponse { Attachment = Present() });

    public override async Task<UploadAttachmentResponse> UploadAttachment(IAsyncStreamReader<UploadAttachmentRequest> requestStream, ServerCallContext context)
    {
        if (RefuseUpload is { } refusal)
        {
            RefuseUpload = null;
            throw refusal;
        }

        var breakAfter = Breaks.TryDequeue(out var bytes) ? bytes : int.MaxValue;
        for (var first = true; await requestStream.MoveNext(context.CancellationToken); first = false)
        {
            var message = requestStream.Current;
            if (first)
            {
                CheckOffset(message);
            }

            LargestChunkBytes = Math.Max(LargestChunkBytes, message.Chunk.Length);
            held.Write(message.Chunk.Span);
            if (held.Length >= breakAfter)
            {
                held.SetLength(ForgetsOnBreak ? 0 : held.Length);
                throw new RpcException(new Status(StatusCode.Unavailable, "broken line"));
            }
        }

        return new UploadAttachmentResponse { Attachment = Present() };
    }

    public override async Task DownloadAttachment(DownloadAttachmentRequest request, IServerStreamWriter<DownloadAttachmentResponse> responseStream, ServerCallContext context)
    {
        DownloadOffsets.Add(request.Offset);
        var content = Held.AsMemory((int)request.Offset);
        var breakAfter = Breaks.TryDequeue(out var bytes) ? bytes : int.MaxValue;
        for (var sent = 0; sent < content.Length; sent += 1000)
        {
            if (sent >= breakAfter)
            {
                throw new RpcException(new Status(StatusCode.Unavailable, "broken line"));
            }

            var chunk = content.Slice(sent, Math.Min(1000, content.Length - sent));
            await responseStream.WriteAsync(new DownloadAttachmentResponse { Chunk = ByteString.CopyFrom(chunk.Span) }, context.CancellationToken);
        }
    }

    private void CheckOffset(UploadAttachmentRequest message)
    {
        UploadOffsets.Add(message.Offset);
        if (message.Offset != held.Length)
        {
            throw Refusals.Of(StatusCode.OutOfRange, ErrorReason.AttachmentOffsetWrong, ("received_bytes", held.Length.ToString(CultureInfo.InvariantCulture)));
        }
    }

    private Attachment Present() => new(announced)
    {
        ReceivedBytes = held.Length,
        Complete = held.Length == announced.SizeBytes && SHA256.HashData(Held).AsSpan().SequenceEqual(announced.Sha256.Span),
    };
}
