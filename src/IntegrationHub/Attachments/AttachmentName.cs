using IntegrationHub.Rpc;

namespace IntegrationHub.Attachments;

/// <summary>An attachment's resource name, taken apart.</summary>
internal sealed record AttachmentName(string CommuneCode, Guid Id)
{
    public static Result<AttachmentName> Parse(string name) =>
        TryParse(name) is { } parsed ? parsed : ResourceName.Malformed("name", AttachmentRules.Pattern);

    /// <summary>The name's parts; null: it is none. One file has one name: an id in other letters than ours is none.</summary>
    public static AttachmentName? TryParse(string name) =>
        ResourceName.TryParse(name, "communes/*/attachments/*", out var parts) && Guid.TryParseExact(parts[1], "D", out var id) && parts[1] == $"{id:D}"
            ? new AttachmentName(parts[0], id)
            : null;
}
