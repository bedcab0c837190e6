using IntegrationHub.Attachments;
using IntegrationHub.Rpc;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Attachments;

public sealed class AttachmentNameTests
{
    private const string Id = "0197f2a0-5b1c-7cc3-9f00-00000000abcd";

    [Fact]
    public void A_name_is_taken_apart()
    {
        var name = AttachmentName.Parse($"communes/24781/attachments/{Id}").OrRefuse();

        Assert.Equal(("24781", Guid.Parse(Id)), (name.CommuneCode, name.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("communes/24781/attachments/")]
    [InlineData("communes/24781/attachments/42")]
    [InlineData("communes/24781/filings/0197f2a0-5b1c-7cc3-9f00-00000000abcd")]
    [InlineData("/communes/24781/attachments/0197f2a0-5b1c-7cc3-9f00-00000000abcd")]
    [InlineData("communes/24781/attachments/0197f2a05b1c7cc39f0000000000abcd")]
    [InlineData("communes/24781/attachments/{0197f2a0-5b1c-7cc3-9f00-00000000abcd}")]
    [InlineData("communes/24781/attachments/0197f2a0-5b1c-7cc3-9f00-00000000abcd/x")]
    public void What_is_no_name_is_refused(string name) => Assert.True(AttachmentName.Parse(name).IsRefused(out _, out _));

    [Theory]
    [InlineData("communes/24781/attachments/0197F2A0-5B1C-7CC3-9F00-00000000ABCD")]
    [InlineData("communes/24781/attachments/0197f2a0-5b1c-7cc3-9f00-00000000abcD")]
    public void A_file_has_one_name_only(string name)
    {
        var violations = new Violations();
        var found = new List<NamedAttachment>();

        AttachmentRules.Check("field", name, ["24781"], found, violations);

        Assert.True(AttachmentName.Parse(name).IsRefused(out _, out _));
        Assert.False(violations.None);
        Assert.Empty(found);
    }
}
