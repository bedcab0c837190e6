namespace IntegrationHub.Attachments.Content;

/// <summary>Content to be read at any place, with one stored piece of it in memory at a time.</summary>
/// <param name="length">Length in bytes.</param>
/// <param name="pieceAt">From an offset to the end of the piece in which it lies.</param>
internal sealed class StoredContent(long length, Func<long, CancellationToken, Task<ReadOnlyMemory<byte>>> pieceAt)
{
    private long start;
    private ReadOnlyMemory<byte> piece;

    public long Length => length;

    /// <summary>Content that is in memory already.</summary>
    public static StoredContent Of(ReadOnlyMemory<byte> content) =>
        new(content.Length, (offset, _) => Task.FromResult(content[(int)offset..]));

    /// <summary>Fills as much of the buffer as there is content from the offset on; how much that was.</summary>
    public async ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var filled = 0;
        while (filled < buffer.Length && offset + filled < length)
        {
            var at = offset + filled;
            if (at < start || at >= start + piece.Length)
            {
                (start, piece) = (at, await pieceAt(at, cancellationToken));
                if (piece.IsEmpty)
                {
                    break;
                }
            }

            var here = piece[(int)(at - start)..];
            var taken = Math.Min(here.Length, buffer.Length - filled);
            here[..taken].CopyTo(buffer[filled..]);
            filled += taken;
        }

        return filled;
    }

    /// <summary>The bytes from the offset on, fewer where the content ends.</summary>
    public async ValueTask<byte[]> ReadAsync(long offset, int count, CancellationToken cancellationToken)
    {
        var bytes = new byte[(int)Math.Clamp(length - offset, 0, count)];
        var read = await ReadAsync(offset, bytes, cancellationToken);
        return read == bytes.Length ? bytes : bytes[..read];
    }
}
