using IntegrationHub.Hosting;

namespace IntegrationHub.Attachments;

/// <summary>
/// The URL under which a national service fetches a file: it takes files no other way. The key
/// in it is the right to read this one file.
/// </summary>
internal sealed class AttachmentLinks(HubAddresses addresses)
{
    public Uri To(Attachment attachment) =>
        new(addresses.Public, $"/files/{attachment.Id:D}/{Convert.ToHexStringLower(attachment.DownloadKey)}");
}
