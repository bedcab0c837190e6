using IntegrationHub.Rpc;

namespace IntegrationHub.Attachments;

/// <summary>Checks the form of an attachment's name and whose it is.</summary>
internal static class AttachmentRules
{
    public const string Pattern = "communes/{code}/attachments/{id}";

    public static void Check(string field, string name, IReadOnlyList<string?> communes, List<NamedAttachment> found, Violations violations)
    {
        if (!ResourceName.TryParse(name, "communes/*/attachments/*", out var parts) || !Guid.TryParseExact(parts[1], "D", out var id))
        {
            violations.Add(field, ResourceName.Malformed(field, Pattern));
        }
        else if (!communes.Contains(parts[0]))
        {
            violations.Add(field, AttachmentErrors.NamedUnknown(name));
        }
        else
        {
            found.Add(new(field, name, parts[0], id));
        }
    }
}
