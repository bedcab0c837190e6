using CsCheck;
using Google.Protobuf;
using IntegrationHub.Client.Evidence;
using IntegrationHub.Evidence;
using IntegrationHub.Evidence.Reading;
using Xunit;

namespace IntegrationHub.Tests.Evidence;

public sealed class MerkleTreeTests
{
    // The leaves of the test vectors of Certificate Transparency.
    private static readonly byte[][] Inputs =
    [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
        [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
        [0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f],
    ];

    private static readonly byte[][] Leaves = [.. Inputs.Select(input => EvidenceHashes.OfBody(input))];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void The_root_is_that_of_RFC_6962(int leaves, string root)
    {
        var tree = new MerkleTree(Leaves[..leaves]);

        Assert.Equal(root, Convert.ToHexStringLower(tree.Root));
    }

    [Fact]
    public void Every_leaf_s_path_leads_the_client_to_the_root() =>
        Gen.Int[1, 70].SelectMany(count => Gen.Int[0, count - 1].Select(index => (count, index))).Sample(at =>
        {
            var leaves = LeavesOf(at.count);

            var path = EvidenceProofs.Path(leaves, at.index);

            Assert.Equal(new MerkleTree(leaves).Root, ContractHash.Root(ByteString.CopyFrom(leaves[at.index]), path)?.ToByteArray());
        });

    [Fact]
    public void No_leaf_s_path_leads_the_client_to_the_root_from_another_place() =>
        Gen.Int[2, 70].SelectMany(count => Gen.Select(Gen.Int[0, count - 1], Gen.Int[1, count - 1]).Select(p => (count, index: p.Item1, by: p.Item2))).Sample(at =>
        {
            var leaves = LeavesOf(at.count);
            var path = EvidenceProofs.Path(leaves, at.index);
            path.LeafIndex = (at.index + at.by) % at.count;

            var root = ContractHash.Root(ByteString.CopyFrom(leaves[at.index]), path);

            Assert.NotEqual(new MerkleTree(leaves).Root, root?.ToByteArray());
        });

    [Fact]
    public void The_client_finds_the_root_of_any_number_of_leaves() =>
        Gen.Int[0, 200].Sample(count => Assert.Equal(
            new MerkleTree(LeavesOf(count)).Root, ContractHash.Root([.. LeavesOf(count).Select(leaf => ByteString.CopyFrom(leaf))]).ToByteArray()));

    private static byte[][] LeavesOf(int count) => [.. Enumerable.Range(0, count).Select(i => EvidenceHashes.OfBody(BitConverter.GetBytes(i)))];
}
