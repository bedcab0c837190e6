using System.Security.Cryptography;
using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Attachments;

/// <summary>Takes content in, from where the hub left off; what was received stays when the line breaks.</summary>
internal sealed class UploadAttachment(AttachmentStore attachments, CompleteAttachment complete)
{
    private const int MostChunkBytes = 1024 * 1024;

    // Small messages are gathered: a piece is one row and one durable write.
    private const int PieceBytes = 1024 * 1024;

    public async Task<Result<UploadAttachmentResponse>> RunAsync(IAsyncEnumerable<UploadAttachmentRequest> requests, CancellationToken cancellationToken)
    {
        await using var stream = requests.GetAsyncEnumerator(cancellationToken);
        if (!await stream.MoveNextAsync())
        {
            return ResourceName.Malformed("name", AttachmentRules.Pattern);
        }

        var first = stream.Current;
        if ((await attachments.FindAsync(first.Name, cancellationToken)).IsRefused(out var refusal, out var attachment))
        {
            return refusal;
        }

        if (attachment.DestroyedAt is not null)
        {
            return DestroyedErrors.ContentDestroyed(attachment.Name);
        }

        if (attachment.Complete && first.Chunk.IsEmpty && !await stream.MoveNextAsync())
        {
            return new UploadAttachmentResponse { Attachment = attachment.ToContract() };
        }

        if (attachment.Complete || first.Offset != attachment.ReceivedBytes)
        {
            return AttachmentErrors.OffsetWrong(attachment);
        }

        using var hash = await HashOfHeldAsync(attachment, cancellationToken);
        if ((await ReceiveAsync(stream, attachment, hash, cancellationToken)).IsRefused(out refusal, out var received))
        {
            return refusal;
        }

        attachment = attachment with { ReceivedBytes = received };
        if (received == attachment.SizeBytes
            && (await complete.RunAsync(attachment, hash.GetCurrentHash(), cancellationToken)).IsRefused(out refusal, out attachment))
        {
            return refusal;
        }

        return new UploadAttachmentResponse { Attachment = attachment.ToContract() };
    }

    private async Task<Result<long>> ReceiveAsync(
        IAsyncEnumerator<UploadAttachmentRequest> stream, Attachment attachment, IncrementalHash hash, CancellationToken cancellationToken)
    {
        var received = attachment.ReceivedBytes;
        var (piece, gathered) = (new byte[PieceBytes], 0);
        do
        {
            var chunk = stream.Current.Chunk;
            if (chunk.Length > MostChunkBytes)
            {
                return AttachmentErrors.TooLarge("chunk", MostChunkBytes);
            }

            if (received + gathered + chunk.Length > attachment.SizeBytes)
            {
                // It is not the file that was announced.
                await attachments.DeleteAsync(attachment.Id);
                return AttachmentErrors.TooLarge("attachment.size_bytes", attachment.SizeBytes);
            }

            hash.AppendData(chunk.Span);
            for (var rest = chunk.Memory; rest.Length > 0;)
            {
                var taken = Math.Min(rest.Length, PieceBytes - gathered);
                rest[..taken].CopyTo(piece.AsMemory(gathered));
                (gathered, rest) = (gathered + taken, rest[taken..]);
                if (gathered == PieceBytes && !await FlushAsync())
                {
                    return await OvertakenAsync(attachment, cancellationToken);
                }
            }
        }
        while (await stream.MoveNextAsync());

        return await FlushAsync() ? received : await OvertakenAsync(attachment, cancellationToken);

        async Task<bool> FlushAsync()
        {
            if (gathered > 0 && !await attachments.AppendAsync(attachment, received, piece.AsMemory(0, gathered), cancellationToken))
            {
                return false;
            }

            (received, gathered) = (received + gathered, 0);
            return true;
        }
    }

    // Another upload of the same file was faster, or found its content wrong and deleted it.
    private async Task<Refusal> OvertakenAsync(Attachment attachment, CancellationToken cancellationToken) =>
        (await attachments.FindAsync(attachment.Name, cancellationToken)).IsRefused(out var gone, out var present)
            ? gone
            : AttachmentErrors.OffsetWrong(present);

    private async Task<IncrementalHash> HashOfHeldAsync(Attachment attachment, CancellationToken cancellationToken)
    {
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var piece in attachments.ReadAsync(attachment, 0, cancellationToken))
        {
            hash.AppendData(piece.Span);
        }

        return hash;
    }
}
