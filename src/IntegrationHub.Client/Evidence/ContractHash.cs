using System.Buffers.Binary;
using System.Security.Cryptography;
using Google.Protobuf;
using IntegrationHub.Evidence.V1;

namespace IntegrationHub.Client.Evidence;

/// <summary>The hashes as evidence.proto words them, written from it and from nothing of the hub.</summary>
internal static class ContractHash
{
    public static ByteString Nothing { get; } = ByteString.CopyFrom(new byte[32]);

    public static ByteString OfRecord(EvidenceRecord record)
    {
        var place = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(place, record.Sequence);
        return Hash(0x00, record.PreviousHash.Span, place, record.Body.Span);
    }

    public static ByteString OfLeaf(ByteString body) => Hash(0x00, body.Span, [], []);

    public static ByteString OfNode(ByteString left, ByteString right) => Hash(0x01, left.Span, right.Span, []);

    /// <summary>Root of the Merkle tree over leaf hashes.</summary>
    public static ByteString Root(IReadOnlyList<ByteString> leaves)
    {
        if (leaves.Count == 0)
        {
            return ByteString.CopyFrom(SHA256.HashData([]));
        }

        // Level by level, an odd last one moving up as it is: the same tree as the recursion of the RFC.
        var level = leaves;
        while (level.Count > 1)
        {
            level = [.. level.Chunk(2).Select(pair => pair.Length == 2 ? OfNode(pair[0], pair[1]) : pair[0])];
        }

        return level[0];
    }

    /// <summary>Root to which a path leads from a leaf (RFC 9162, section 2.1.3.2). Null: it is no path of such a tree.</summary>
    public static ByteString? Root(ByteString leaf, MerklePath path)
    {
        if (path.LeafIndex < 0 || path.LeafIndex >= path.LeafCount)
        {
            return null;
        }

        var (index, last, root) = (path.LeafIndex, path.LeafCount - 1, leaf);
        foreach (var sibling in path.Hashes)
        {
            if (last == 0)
            {
                return null;
            }

            if ((index & 1) == 1 || index == last)
            {
                root = OfNode(sibling, root);
                while ((index & 1) == 0 && index != 0)
                {
                    (index, last) = (index >> 1, last >> 1);
                }
            }
            else
            {
                root = OfNode(root, sibling);
            }

            (index, last) = (index >> 1, last >> 1);
        }

        return last == 0 ? root : null;
    }

    private static ByteString Hash(byte prefix, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third) =>
        ByteString.CopyFrom(SHA256.HashData([prefix, .. first, .. second, .. third]));
}
