using IntegrationHub.Rpc;

namespace IntegrationHub.Attachments;

/// <summary>An attachment's resource name, taken apart.</summary>
internal sealed record AttachmentName(string CommuneCode, Guid Id)
{
    public static Result<AttachmentName> Parse(string name) =>
        ResourceName.TryParse(name, "communes/*/attachments/*", out var parts) && Guid.TryParseExact(parts[1], "D", out var id)
            ? new AttachmentName(parts[0], id)
            : ResourceName.Malformed("name", AttachmentRules.Pattern);
}
