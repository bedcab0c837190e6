using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace IntegrationHub.Attachments.Content;

/// <summary>
/// What a ZIP file must be to be unpacked without harm by whoever opens it. Each entry is unpacked
/// here, into nothing, up to the length it claims: a claim that is not kept is seen.
/// </summary>
internal sealed class ZipRules
{
    private const long MostBytes = 256 * 1024 * 1024;

    // Tables of the same few words reach a hundred.
    private const int MostRatio = 200;

    // Below it no ratio does harm: a page of spaces packs to nothing.
    private const long AlwaysFineBytes = 8 * 1024 * 1024;

    // A chart in a text brings its table along, as a document of its own.
    private const long MostEmbeddedBytes = 8 * 1024 * 1024;
    private const int MostEmbedded = 50;

    private readonly byte[] buffer = new byte[64 * 1024];
    private long unpacked;
    private int embedded;

    /// <summary>What is wrong with the file, or its entries.</summary>
    public Task<(IReadOnlyList<ZipEntry> Entries, ContentFault? Fault)> CheckAsync(StoredContent content, CancellationToken cancellationToken) =>
        CheckAsync(content, inner: false, cancellationToken);

    private async Task<(IReadOnlyList<ZipEntry> Entries, ContentFault? Fault)> CheckAsync(StoredContent content, bool inner, CancellationToken cancellationToken)
    {
        var (entries, directory, fault) = await ZipDirectory.ReadAsync(content, cancellationToken);
        fault ??= CheckNames(entries) ?? CheckSizes(entries, content.Length);
        for (var i = 0; fault is null && i < entries.Count; i++)
        {
            var next = i + 1 < entries.Count ? entries[i + 1].Offset : directory;
            fault = await CheckEntryAsync(content, entries[i], next, inner, cancellationToken);
        }

        return (entries, fault);
    }

    private static ContentFault? CheckNames(IReadOnlyList<ZipEntry> entries) =>
        entries.Any(e => !e.StaysInside) ? ContentFault.Harm("names a file outside itself")
        : entries.Select(e => e.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() != entries.Count ? ContentFault.Harm("holds two files of one name")
        : entries.Any(e => e.IsEncrypted || e.Method is not (0 or 8)) ? ContentFault.NotThat("is encrypted or packed in a way that documents are not")
        : null;

    private ContentFault? CheckSizes(IReadOnlyList<ZipEntry> entries, long length)
    {
        var bytes = entries.Aggregate(0L, (sum, e) => e.Bytes > MostBytes ? MostBytes + 1 : Math.Min(sum + e.Bytes, MostBytes + 1));
        unpacked += bytes;
        return unpacked > MostBytes || (bytes > AlwaysFineBytes && bytes / MostRatio > length)
            ? ContentFault.Harm("unpacks to far more than it is")
            : null;
    }

    private async Task<ContentFault?> CheckEntryAsync(StoredContent content, ZipEntry entry, long next, bool inner, CancellationToken cancellationToken)
    {
        var header = await content.ReadAsync(entry.Offset, ZipEntry.HeaderBytes + entry.Name.Length, cancellationToken);
        if (header.Length < ZipEntry.HeaderBytes + entry.Name.Length
            || !header.AsSpan().StartsWith("PK\x03\x04"u8)
            || BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(8)) != entry.Method
            || Encoding.Latin1.GetString(header, ZipEntry.HeaderBytes, entry.Name.Length) != entry.Name)
        {
            // One reader goes by the directory, another by the headers: they would open two different files.
            return ContentFault.Harm("contradicts its own directory");
        }

        var at = entry.Offset + ZipEntry.HeaderBytes + entry.Name.Length + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28));
        if (at + entry.PackedBytes > next)
        {
            // The bombs without nesting let many entries share one piece of packed content.
            return ContentFault.Harm("holds files that overlap");
        }

        await using var packed = new StoredContentStream(content, at, entry.PackedBytes);
        await using var plain = entry.Method == 0 ? packed : new DeflateStream(packed, CompressionMode.Decompress) as Stream;
        try
        {
            var head = buffer.AsMemory(0, await plain.ReadAtLeastAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, entry.Bytes + 1)), (int)Math.Min(16, entry.Bytes + 1), throwOnEndOfStream: false, cancellationToken));
            if (Signatures.IsOtherArchive(head.Span))
            {
                return ContentFault.Harm("holds an archive");
            }

            return Signatures.IsZip(head.Span)
                ? await CheckEmbeddedAsync(plain, head, entry, inner, cancellationToken)
                : await CheckClaimAsync(plain, head.Length, entry, kept: null, cancellationToken);
        }
        catch (InvalidDataException)
        {
            return ContentFault.NotThat("is damaged");
        }
    }

    private async Task<ContentFault?> CheckEmbeddedAsync(Stream plain, ReadOnlyMemory<byte> head, ZipEntry entry, bool inner, CancellationToken cancellationToken)
    {
        if (inner || !entry.Name.Contains("/embeddings/", StringComparison.Ordinal) || entry.Bytes > MostEmbeddedBytes || ++embedded > MostEmbedded)
        {
            return ContentFault.Harm("holds an archive");
        }

        using var kept = new MemoryStream((int)entry.Bytes);
        kept.Write(head.Span);
        if (await CheckClaimAsync(plain, head.Length, entry, kept, cancellationToken) is { } wrong)
        {
            return wrong;
        }

        var (entries, fault) = await CheckAsync(StoredContent.Of(kept.ToArray()), inner: true, cancellationToken);
        return fault is { Harmful: true } || entries.Any(e => e.Name == OfficeRules.ContentTypes) ? fault : ContentFault.Harm("holds an archive");
    }

    private async Task<ContentFault?> CheckClaimAsync(Stream plain, long read, ZipEntry entry, MemoryStream? kept, CancellationToken cancellationToken)
    {
        for (int more; read <= entry.Bytes && (more = await plain.ReadAsync(buffer, cancellationToken)) > 0; read += more)
        {
            kept?.Write(buffer.AsSpan(0, (int)Math.Min(more, Math.Max(0, entry.Bytes - read))));
        }

        return read == entry.Bytes ? null : ContentFault.Harm("unpacks to another length than it claims");
    }
}
