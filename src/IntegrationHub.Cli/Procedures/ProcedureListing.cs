using IntegrationHub.Catalogue.V1;
using IntegrationHub.Cli.Output;

namespace IntegrationHub.Cli.Procedures;

/// <summary>What a table shows of a procedure.</summary>
internal static class ProcedureListing
{
    public static IReadOnlyList<Column<Procedure>> Columns { get; } =
    [
        new("Code", procedure => procedure.Code),
        new("Name", procedure => procedure.DisplayName),
        new("Sector", procedure => procedure.SectorDisplayName),
        new("Channels", procedure => string.Join(", ", procedure.Channels.Select(channel => ContractText.Of(channel.Channel)))),
        new("Documents", procedure => ContractText.Of(procedure.Components.Count), Number: true),
    ];

    public static IReadOnlyList<Column<Procedure>> Fields { get; } =
    [
        new("Code", procedure => procedure.Code),
        new("Name", procedure => procedure.DisplayName),
        new("Sector", procedure => procedure.SectorDisplayName),
        new("Version", procedure => ContractText.Of(procedure.Version)),
        new("In force since", procedure => ContractText.Of(procedure.EffectiveTime)),
        new("Competent", procedure => procedure.Competence),
        new("At once", procedure => procedure.Immediate ? "yes, while the citizen waits" : ""),
        new("Channels", procedure => string.Join("; ", procedure.Channels.Select(Channel))),
        new("Results", procedure => string.Join("; ", procedure.Results.Select(result => $"{result.DisplayName} {result.Code}".Trim()))),
        new("Legal bases", procedure => string.Join(", ", procedure.LegalBases)),
        new("Decision", procedure => procedure.Decision),
        new("Source", procedure => procedure.Source),
    ];

    public static IReadOnlyList<Column<ProcedureComponent>> Components { get; } =
    [
        new("Document", component => component.Code),
        new("Name", component => component.DisplayName),
        new("Required", Required),
        new("Originals", component => ContractText.Of(component.Originals), Number: true),
        new("Copies", component => ContractText.Of(component.Copies), Number: true),
        new("Case", component => component.CaseDisplayName),
    ];

    private static string Required(ProcedureComponent component) =>
        component.Required ? "yes" : component.RequirementGroup > 0 ? $"one of group {component.RequirementGroup}" : "";

    private static string Channel(ProcedureChannel channel)
    {
        string[] parts =
        [
            channel.TimeLimitText.Length > 0 ? channel.TimeLimitText : "no time limit",
            channel.FeeText.Length > 0 ? channel.FeeText : channel.FeeDong > 0 ? $"{channel.FeeDong} đồng" : "",
        ];
        return $"{ContractText.Of(channel.Channel)}: {string.Join(", ", parts.Where(part => part.Length > 0))}";
    }
}
