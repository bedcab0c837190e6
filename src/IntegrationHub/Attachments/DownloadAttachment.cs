using System.Runtime.CompilerServices;
using Google.Protobuf;
using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Attachments;

/// <summary>Gives content out from an offset on, and leaves a trace of it.</summary>
internal sealed class DownloadAttachment(FindAttachment find, AttachmentStore attachments, AttachmentReadings readings)
{
    private const int MostChunkBytes = 256 * 1024;

    /// <summary>The attachment, once the request is found right.</summary>
    public async Task<Result<Attachment>> FindAsync(DownloadAttachmentRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if ((await find.RunAsync(request.Name, caller, cancellationToken)).IsRefused(out var refusal, out var attachment))
        {
            return refusal;
        }

        if (attachment.Withheld() is { } withheld)
        {
            return withheld;
        }

        if (request.Offset < 0 || request.Offset > attachment.SizeBytes)
        {
            return AttachmentErrors.OffsetWrong(attachment);
        }

        await readings.TraceAsync(attachment.ToContract(), caller, cancellationToken);
        return attachment;
    }

    public async IAsyncEnumerable<DownloadAttachmentResponse> RunAsync(
        Attachment attachment, long offset, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var piece in attachments.ReadAsync(attachment, offset, cancellationToken))
        {
            for (var start = 0; start < piece.Length; start += MostChunkBytes)
            {
                var chunk = piece.Slice(start, Math.Min(MostChunkBytes, piece.Length - start));
                yield return new DownloadAttachmentResponse { Chunk = ByteString.CopyFrom(chunk.Span) };
            }
        }
    }
}
