using System.Buffers.Binary;
using System.IO.Compression;

namespace IntegrationHub.Tests.Fuzz;

/// <summary>A call as it stands on the wire below what a gRPC library lets through: its frames and headers may lie.</summary>
/// <param name="Body">All frames.</param>
/// <param name="Headers">Beside those every call has.</param>
internal sealed record GrpcFrame(byte[] Body, IReadOnlyList<(string Name, string Value)> Headers)
{
    private static readonly string[] Encodings = ["gzip", "deflate", "identity", "br", "zstd", "", "gzip, gzip", "x\tx"];
    private static readonly string[] Timeouts = ["1S", "99999999H", "-1S", "0n", "1", "S", "100000000000S", "1u", "1S, 2S", "1 S"];

    private static readonly string[] Tokens =
    [
        "Bearer", "Bearer ", "Bearer a.b.c", "Bearer eyJhbGciOiJub25lIn0.e30.", "Bearer ..", "Bearer eyJ.eyJ.eyJ", "Basic eDp5", "Bearer " + new string('x', 9000), "bearer \u00ff", "Negotiate",
    ];

    /// <summary>A frame around a message that says of itself what is true.</summary>
    public static byte[] Honest(byte[] message) => Framed(message, 0, (uint)message.Length);

    public static GrpcFrame Lying(byte[] message, Random random) => random.Next(14) switch
    {
        0 => new(Framed(message, 0, (uint)message.Length + (uint)random.Next(1, 100)), []),
        1 => new(Framed(message, 0, (uint)random.Next(message.Length + 1)), []),
        2 => new(Framed(message, 0, uint.MaxValue - (uint)random.Next(3)), []),
        3 => new(Framed(message, 0, int.MaxValue), []),
        4 => new(Framed(message, 1, (uint)message.Length), []),
        5 => new(Framed(message, (byte)random.Next(2, 256), (uint)message.Length), []),
        6 => new(Framed(message, 1, (uint)message.Length), [("grpc-encoding", Encodings[random.Next(Encodings.Length)])]),
        7 => Compressed(message, random),
        8 => new(Honest(message)[..random.Next(5)], []),
        9 => new([.. Honest(message), .. Honest(message)], []),
        10 => new(Honest(message), [("grpc-timeout", Timeouts[random.Next(Timeouts.Length)])]),
        11 => new(Honest(message), [("authorization", Tokens[random.Next(Tokens.Length)])]),
        12 => new(Honest(message), [.. Enumerable.Range(0, random.Next(1, 90)).Select(i => ($"x-{i}-bin", "!not base64!"))]),
        _ => new([], []),
    };

    /// <summary>A few bytes that unpack to many.</summary>
    public static GrpcFrame Bomb(int unpackedBytes)
    {
        var packed = Packed(new byte[unpackedBytes]);
        return new(Framed(packed, 1, (uint)packed.Length), [("grpc-encoding", "gzip")]);
    }

    private static GrpcFrame Compressed(byte[] message, Random random)
    {
        var packed = Packed(message);
        if (packed.Length > 0 && random.Next(2) == 0)
        {
            packed[random.Next(packed.Length)] ^= 0x55;
        }

        return new(Framed(packed, 1, (uint)packed.Length), [("grpc-encoding", "gzip")]);
    }

    private static byte[] Packed(byte[] message)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(message);
        }

        return packed.ToArray();
    }

    private static byte[] Framed(byte[] message, byte flag, uint length)
    {
        var header = new byte[5];
        header[0] = flag;
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(1), length);
        return [.. header, .. message];
    }
}
