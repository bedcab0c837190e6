using IntegrationHub.Attachments.Content;
using Xunit;

namespace IntegrationHub.Tests.Attachments.Content;

/// <summary>Documents under the hub's rules, without a hub.</summary>
internal static class Checked
{
    public static Task<ContentFault?> OfficeAsync(byte[] content, ContentKind kind = ContentKind.WordDocument) =>
        OfficeRules.CheckAsync(kind, StoredContent.Of(content), TestContext.Current.CancellationToken);

    public static Task<ContentFault?> XmlAsync(string content) => XmlAsync(Documents.Text(content));

    public static Task<ContentFault?> XmlAsync(byte[] content) => XmlRules.CheckAsync(StoredContent.Of(content), content);

    public static void Harmful(ContentFault? fault, string cause)
    {
        Assert.NotNull(fault);
        Assert.Equal((true, cause), (fault.Harmful, fault.Cause));
    }
}
