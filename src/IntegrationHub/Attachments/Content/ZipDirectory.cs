using System.Buffers.Binary;
using System.Text;

namespace IntegrationHub.Attachments.Content;

/// <summary>
/// Reads the directory at the end of a ZIP file (APPNOTE 4.3). The platform's reader keeps
/// whatever number of entries a file claims in memory; this one stops at what documents have.
/// </summary>
internal static class ZipDirectory
{
    private const int MostEntries = 5000;
    private const int MostDirectoryBytes = 1024 * 1024;
    private const int EndBytes = 22;
    private const int LineBytes = 46;
    private const uint EndMark = 0x06054b50;
    private const uint LineMark = 0x02014b50;
    private const uint InExtra = uint.MaxValue;
    private const ushort LargeSizes = 1;

    private static readonly ContentFault Malformed = ContentFault.NotThat("has no readable ZIP directory");

    /// <summary>The entries in the order of their places in the file, or what is wrong.</summary>
    public static async Task<(IReadOnlyList<ZipEntry> Entries, long Start, ContentFault? Fault)> ReadAsync(StoredContent content, CancellationToken cancellationToken)
    {
        var tailAt = Math.Max(0, content.Length - EndBytes - ushort.MaxValue);
        var tail = await content.ReadAsync(tailAt, (int)(content.Length - tailAt), cancellationToken);
        var end = FindEnd(tail);
        if (end < 0)
        {
            return ([], 0, Malformed);
        }

        var record = tail.AsMemory(end);
        var count = BinaryPrimitives.ReadUInt16LittleEndian(record.Span[10..]);
        long bytes = BinaryPrimitives.ReadUInt32LittleEndian(record.Span[12..]);
        long start = BinaryPrimitives.ReadUInt32LittleEndian(record.Span[16..]);
        if (count > MostEntries || bytes > MostDirectoryBytes)
        {
            return ([], 0, ContentFault.Harm($"has more than {MostEntries} entries"));
        }

        // Several discs, or anything between the parts: readers differ in what they make of it.
        if (BinaryPrimitives.ReadUInt32LittleEndian(record.Span[4..]) != 0
            || BinaryPrimitives.ReadUInt16LittleEndian(record.Span[8..]) != count
            || start + bytes != tailAt + end)
        {
            return ([], 0, Malformed);
        }

        var lines = await content.ReadAsync(start, (int)bytes, cancellationToken);
        return Read(lines, count) is { } entries ? (entries, start, null) : ([], 0, Malformed);
    }

    // The comment behind it must reach exactly to the end: a second record hidden in it leads nowhere.
    private static int FindEnd(ReadOnlySpan<byte> tail)
    {
        for (var at = tail.Length - EndBytes; at >= 0; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail[at..]) == EndMark
                && at + EndBytes + BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + 20)..]) == tail.Length)
            {
                return at;
            }
        }

        return -1;
    }

    private static List<ZipEntry>? Read(ReadOnlySpan<byte> lines, int count)
    {
        var entries = new List<ZipEntry>(count);
        while (lines.Length >= LineBytes && BinaryPrimitives.ReadUInt32LittleEndian(lines) == LineMark)
        {
            var nameBytes = BinaryPrimitives.ReadUInt16LittleEndian(lines[28..]);
            var extraBytes = BinaryPrimitives.ReadUInt16LittleEndian(lines[30..]);
            var lineBytes = LineBytes + nameBytes + extraBytes + BinaryPrimitives.ReadUInt16LittleEndian(lines[32..]);
            if (lineBytes > lines.Length || ReadLine(lines, nameBytes, extraBytes) is not { } entry)
            {
                return null;
            }

            entries.Add(entry);
            lines = lines[lineBytes..];
        }

        return lines.IsEmpty && entries.Count == count ? [.. entries.OrderBy(e => e.Offset)] : null;
    }

    private static ZipEntry? ReadLine(ReadOnlySpan<byte> line, int nameBytes, int extraBytes)
    {
        var extra = line.Slice(LineBytes + nameBytes, extraBytes);
        // In this order, and each only where the field itself is full.
        var large = Extra(extra);
        return Size(line[24..], ref large) is { } bytes && Size(line[20..], ref large) is { } packed && Size(line[42..], ref large) is { } offset
            ? new ZipEntry(
                Encoding.Latin1.GetString(line.Slice(LineBytes, nameBytes)),
                BinaryPrimitives.ReadUInt16LittleEndian(line[8..]),
                BinaryPrimitives.ReadUInt16LittleEndian(line[10..]),
                packed,
                bytes,
                offset)
            : null;
    }

    private static long? Size(ReadOnlySpan<byte> field, ref ReadOnlySpan<byte> large)
    {
        var value = BinaryPrimitives.ReadUInt32LittleEndian(field);
        if (value != InExtra)
        {
            return value;
        }

        if (large.Length < sizeof(ulong))
        {
            return null;
        }

        // No attachment is as large as 4 GiB: more is only told to be wrong.
        var size = Math.Min(BinaryPrimitives.ReadUInt64LittleEndian(large), uint.MaxValue);
        large = large[sizeof(ulong)..];
        return (long)size;
    }

    private static ReadOnlySpan<byte> Extra(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            var (id, bytes) = (BinaryPrimitives.ReadUInt16LittleEndian(extra), BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]));
            if (bytes > extra.Length - 4)
            {
                return [];
            }

            if (id == LargeSizes)
            {
                return extra.Slice(4, bytes);
            }

            extra = extra[(4 + bytes)..];
        }

        return [];
    }
}
