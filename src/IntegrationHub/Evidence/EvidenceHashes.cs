using System.Buffers.Binary;
using System.Security.Cryptography;

namespace IntegrationHub.Evidence;

/// <summary>The hashes of the contract, byte for byte.</summary>
internal static class EvidenceHashes
{
    private const byte Leaf = 0x00;

    /// <summary>What stands before the first record and the first seal.</summary>
    public static readonly byte[] None = new byte[SHA256.HashSizeInBytes];

    public static byte[] OfRecord(ReadOnlySpan<byte> previousHash, long sequence, ReadOnlySpan<byte> body)
    {
        Span<byte> place = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(place, sequence);
        return SHA256.HashData([Leaf, .. previousHash, .. place, .. body]);
    }

    /// <summary>Of a ChainDay as a leaf of its day, and of a SealBody.</summary>
    public static byte[] OfBody(ReadOnlySpan<byte> body) => SHA256.HashData([Leaf, .. body]);
}
