using IntegrationHub.Cli.Output;
using IntegrationHub.Communes.V1;

namespace IntegrationHub.Cli.Communes;

/// <summary>What a table shows of a unit.</summary>
internal static class CommuneListing
{
    public static IReadOnlyList<Column<Commune>> Columns { get; } =
    [
        new("Code", commune => commune.Code),
        new("Name", commune => commune.DisplayName),
        new("Kind", commune => ContractText.Of(commune.Kind)),
        new("Province", commune => commune.ProvinceDisplayName),
        new("Agency", Agency),
        new("Until", commune => ContractText.Of(commune.ValidToDate)),
    ];

    public static IReadOnlyList<Column<Commune>> Fields { get; } =
    [
        new("Code", commune => commune.Code),
        new("Name", commune => commune.DisplayName),
        new("Kind", commune => ContractText.Of(commune.Kind)),
        new("Province", commune => $"{commune.ProvinceDisplayName} ({ContractText.Id(commune.Province)})"),
        new("Agency code", Agency),
        new("In force from", commune => ContractText.Of(commune.ValidFromDate)),
        new("In force until", commune => ContractText.Of(commune.ValidToDate)),
        new("Formed from", commune => Changes(commune.Predecessors)),
        new("Went into", commune => Changes(commune.Successors)),
    ];

    private static string Agency(Commune commune) =>
        commune.AgencyCodeProvisional ? $"{commune.AgencyCode} (stand-in)" : commune.AgencyCode;

    private static string Changes(IEnumerable<UnitChange> changes) => string.Join("; ", changes.Select(change =>
        $"{change.DisplayName} ({ContractText.Id(change.Commune)}, {ContractText.Of(change.Extent)})"));
}
