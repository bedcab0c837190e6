using System.Numerics;
using System.Security.Cryptography;

namespace IntegrationHub.Evidence;

/// <summary>The Merkle tree of RFC 6962, section 2.1, over leaf hashes.</summary>
internal sealed class MerkleTree(IReadOnlyList<byte[]> leaves)
{
    private const byte Node = 0x01;

    public byte[] Root => leaves.Count == 0 ? SHA256.HashData([]) : RootOf(0, leaves.Count);

    /// <summary>The siblings on the way from a leaf to the root, from the leaf upwards.</summary>
    public List<byte[]> PathOf(int index)
    {
        var path = new List<byte[]>();
        var (start, count) = (0, leaves.Count);
        while (count > 1)
        {
            var left = LeftOf(count);
            if (index - start < left)
            {
                path.Add(RootOf(start + left, count - left));
                count = left;
            }
            else
            {
                path.Add(RootOf(start, left));
                (start, count) = (start + left, count - left);
            }
        }

        path.Reverse();
        return path;
    }

    private byte[] RootOf(int start, int count)
    {
        if (count == 1)
        {
            return leaves[start];
        }

        var left = LeftOf(count);
        return SHA256.HashData([Node, .. RootOf(start, left), .. RootOf(start + left, count - left)]);
    }

    // The largest power of two below the count.
    private static int LeftOf(int count) => 1 << BitOperations.Log2((uint)count - 1);
}
