using IntegrationHub.Rpc;

namespace IntegrationHub.Attachments;

/// <summary>Checks the form of an attachment's name and whose it is.</summary>
internal static class AttachmentRules
{
    public const string Pattern = "communes/{code}/attachments/{id}";

    public static void Check(string field, string name, IReadOnlyList<string?> communes, List<NamedAttachment> found, Violations violations)
    {
        if (AttachmentName.TryParse(name) is not { } parsed)
        {
            violations.Add(field, ResourceName.Malformed(field, Pattern));
        }
        else if (!communes.Contains(parsed.CommuneCode))
        {
            violations.Add(field, AttachmentErrors.NamedUnknown(name));
        }
        else
        {
            found.Add(new(field, name, parsed.CommuneCode, parsed.Id));
        }
    }
}
