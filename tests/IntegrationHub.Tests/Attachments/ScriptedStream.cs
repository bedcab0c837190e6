using System.Threading.Channels;
using Google.Protobuf;
using Grpc.Core;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Tests.Attachments;

/// <summary>An upload whose messages come when the test says so.</summary>
internal sealed class ScriptedStream : IAsyncStreamReader<UploadAttachmentRequest>
{
    private readonly Channel<UploadAttachmentRequest> messages = Channel.CreateUnbounded<UploadAttachmentRequest>();
    private UploadAttachmentRequest? current;

    public UploadAttachmentRequest Current => current ?? throw new InvalidOperationException("No message was read yet.");

    public ScriptedStream Name(string name)
    {
        messages.Writer.TryWrite(new UploadAttachmentRequest { Name = name });
        return this;
    }

    public ScriptedStream Chunk(byte[] content)
    {
        messages.Writer.TryWrite(new UploadAttachmentRequest { Chunk = ByteString.CopyFrom(content) });
        return this;
    }

    public ScriptedStream End()
    {
        messages.Writer.Complete();
        return this;
    }

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        current = null;
        if (!await messages.Reader.WaitToReadAsync(cancellationToken) || !messages.Reader.TryRead(out var next))
        {
            return false;
        }

        current = next;
        return true;
    }
}
