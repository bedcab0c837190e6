using Google.Protobuf;
using IntegrationHub.Evidence.V1;

namespace IntegrationHub.Evidence.Reading;

/// <summary>Merkle paths as the contract shows them.</summary>
internal static class EvidenceProofs
{
    public static MerklePath Path(IReadOnlyList<byte[]> leaves, int index) => new()
    {
        LeafIndex = index,
        LeafCount = leaves.Count,
        Hashes = { new MerkleTree(leaves).PathOf(index).Select(hash => UnsafeByteOperations.UnsafeWrap(hash)) },
    };
}
