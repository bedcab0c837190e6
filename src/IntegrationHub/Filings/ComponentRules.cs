using IntegrationHub.Attachments;
using IntegrationHub.Catalogue;
using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

/// <summary>Checks the documents handed in against those the procedure asks for.</summary>
internal static class ComponentRules
{
    private const int Most = 100;
    private const int MostAttachments = 20;
    private const int MostPapers = 100;

    /// <summary>The attachments named, once every form is right. Nothing is required of a procedure whose components are not published.</summary>
    public static IReadOnlyList<NamedAttachment> Check(
        IReadOnlyList<FilingComponent> components, Procedure? procedure, string? commune, Violations violations)
    {
        if (components.Count > Most)
        {
            violations.Invalid("filing.components", $"holds {components.Count} components, more than {Most}");
            return [];
        }

        var attachments = new List<NamedAttachment>();
        for (var i = 0; i < components.Count; i++)
        {
            Check($"filing.components[{i}]", components[i], procedure, commune, attachments, violations);
        }

        if (procedure is not null)
        {
            CheckRequired(components, procedure, violations);
        }

        return attachments;
    }

    private static void Check(
        string field, FilingComponent component, Procedure? procedure, string? commune, List<NamedAttachment> attachments, Violations violations)
    {
        if (component.Code.Length == 0)
        {
            violations.Text($"{field}.display_name", component.DisplayName, 500);
        }
        else if (!ResourceName.IsSegment(component.Code))
        {
            // Not repeated to the caller: whoever mistakes the field may have typed a name.
            violations.Invalid($"{field}.code", "is not a code");
        }
        else if (procedure is not null && procedure.Components.All(c => c.Code != component.Code))
        {
            violations.Add($"{field}.code", FilingErrors.ComponentUnknown(procedure.Code, component.Code));
        }

        violations.OptionalText($"{field}.display_name", component.DisplayName, 500);
        if (component.PaperOriginals is < 0 or > MostPapers)
        {
            violations.Invalid($"{field}.paper_originals", $"must be 0 to {MostPapers}");
        }

        if (component.PaperCopies is < 0 or > MostPapers)
        {
            violations.Invalid($"{field}.paper_copies", $"must be 0 to {MostPapers}");
        }

        if (component.Attachments.Count > MostAttachments)
        {
            violations.Invalid($"{field}.attachments", $"holds {component.Attachments.Count} attachments, more than {MostAttachments}");
            return;
        }

        for (var i = 0; i < component.Attachments.Count; i++)
        {
            AttachmentRules.Check($"{field}.attachments[{i}]", component.Attachments[i], [commune], attachments, violations);
        }
    }

    private static void CheckRequired(IReadOnlyList<FilingComponent> components, Procedure procedure, Violations violations)
    {
        foreach (var group in procedure.MissingGroups(components.Select(c => c.Code).ToHashSet()))
        {
            var first = procedure.Components.First(c => c.Code == group[0]);
            violations.Add("filing.components", FilingErrors.ComponentMissing(procedure.Code, string.Join('|', group), first.Name));
        }
    }
}
