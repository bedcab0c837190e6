using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace IntegrationHub.Tests.Attachments.Content;

/// <summary>Writes ZIP files byte by byte, also such as no honest program writes.</summary>
internal sealed class ForgedZip
{
    private readonly MemoryStream file = new();
    private readonly List<(string Name, int Method, uint Packed, uint Bytes, uint Offset)> directory = [];

    /// <summary>The next entry's place.</summary>
    public uint Position => (uint)file.Length;

    public static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflate.Write(content);
        }

        return packed.ToArray();
    }

    /// <summary>An entry as it should be, but for the length it claims.</summary>
    public ForgedZip Add(string name, byte[] content, uint? claims = null, string? headerName = null)
    {
        var packed = Deflate(content);
        directory.Add((name, 8, (uint)packed.Length, claims ?? (uint)content.Length, Position));
        WriteHeader(headerName ?? name, extraBytes: 0);
        file.Write(packed);
        return this;
    }

    /// <summary>Only a header, whose content begins behind an extra field that hides what follows it.</summary>
    public ForgedZip AddQuoting(string name, int hiddenBytes, uint packed, uint bytes)
    {
        directory.Add((name, 8, packed, bytes, Position));
        WriteHeader(name, hiddenBytes);
        return this;
    }

    /// <summary>Only a line in the directory, which claims content that lies anywhere.</summary>
    public ForgedZip AddLine(string name, uint packed, uint bytes, uint offset)
    {
        directory.Add((name, 8, packed, bytes, offset));
        return this;
    }

    public ForgedZip Write(byte[] bytes)
    {
        file.Write(bytes);
        return this;
    }

    public byte[] ToArray(int? count = null)
    {
        var start = Position;
        foreach (var entry in directory)
        {
            var line = new byte[46];
            BinaryPrimitives.WriteUInt32LittleEndian(line, 0x02014b50);
            BinaryPrimitives.WriteUInt16LittleEndian(line.AsSpan(10), (ushort)entry.Method);
            BinaryPrimitives.WriteUInt32LittleEndian(line.AsSpan(20), entry.Packed);
            BinaryPrimitives.WriteUInt32LittleEndian(line.AsSpan(24), entry.Bytes);
            BinaryPrimitives.WriteUInt16LittleEndian(line.AsSpan(28), (ushort)Encoding.UTF8.GetByteCount(entry.Name));
            BinaryPrimitives.WriteUInt32LittleEndian(line.AsSpan(42), entry.Offset);
            file.Write(line);
            file.Write(Encoding.UTF8.GetBytes(entry.Name));
        }

        var end = new byte[22];
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054b50);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), (ushort)(count ?? directory.Count));
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), (ushort)(count ?? directory.Count));
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), Position - start);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), start);
        file.Write(end);
        return file.ToArray();
    }

    private void WriteHeader(string name, int extraBytes)
    {
        var header = new byte[30];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0x04034b50);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), 8);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(26), (ushort)Encoding.UTF8.GetByteCount(name));
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(28), (ushort)extraBytes);
        file.Write(header);
        file.Write(Encoding.UTF8.GetBytes(name));
    }
}
