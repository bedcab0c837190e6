using System.Text;
using IntegrationHub.Evidence;
using Xunit;

namespace IntegrationHub.Tests.Evidence;

/// <summary>The constants were computed apart from the hub; a change of one breaks every proof given out before.</summary>
public sealed class EvidenceHashesTests
{
    [Fact]
    public void A_record_s_hash_is_that_of_the_contract()
    {
        var first = EvidenceHashes.OfRecord(EvidenceHashes.None, 1, Encoding.ASCII.GetBytes("abc"));
        var second = EvidenceHashes.OfRecord(first, 2, []);

        Assert.Equal("1380f06b2e7d39330592fc2e8478f0acb0f0cb044ec9eafce0bc178b020ad8ef", Convert.ToHexStringLower(first));
        Assert.Equal("8d45c1222de5585a5304d26ba62338d3fe6cf037ce6b6a8510ce016acb736e87", Convert.ToHexStringLower(second));
    }

    [Fact]
    public void A_body_s_hash_is_that_of_the_contract()
    {
        var hash = EvidenceHashes.OfBody("abc"u8);

        Assert.Equal("609f6e36d2405585188d5cfd761f407c7cc46a7d3f314c88270469dde315fcd1", Convert.ToHexStringLower(hash));
    }
}
