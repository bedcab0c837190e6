using System.Globalization;
using IntegrationHub.Access.V1;
using IntegrationHub.Cli.Output;

namespace IntegrationHub.Cli.Access;

/// <summary>What a table shows of who may call.</summary>
internal static class AccessListing
{
    private const int ShownCommunes = 5;

    public static IReadOnlyList<Column<Organisation>> Organisations { get; } =
    [
        new("Organisation", organisation => ContractText.Id(organisation.Name)),
        new("Name", organisation => organisation.DisplayName),
        new("Kind", organisation => ContractText.Of(organisation.Kind)),
        new("State", organisation => organisation.Suspended ? "SUSPENDED" : "ACTIVE"),
        new("Calls/s", organisation => organisation.CallsPerSecond == 0 ? "default" : organisation.CallsPerSecond.ToString(CultureInfo.InvariantCulture)),
        new("Identities", organisation => string.Join("; ", organisation.Identities.Select(identity => $"{ContractText.Of(identity.Kind)} {identity.Value}"))),
        new("Grants", organisation => string.Join("; ", organisation.Grants.Select(Text))),
    ];

    public static IReadOnlyList<Column<Grant>> Grants { get; } =
    [
        new("Grant", grant => grant.Name),
        new("Role", grant => ContractText.Id(grant.Role)),
        new("Communes", Communes),
        new("Sectors", grant => grant.Sectors.Count == 0 ? "all" : string.Join(", ", grant.Sectors)),
        new("Until", grant => ContractText.Of(grant.ExpireTime)),
    ];

    public static IReadOnlyList<Column<Role>> Roles { get; } =
    [
        new("Role", role => ContractText.Id(role.Name)),
        new("For", role => role.Description),
        new("Rpcs", role => string.Join(", ", role.Rpcs)),
    ];

    public static IReadOnlyList<Column<ExplainAccessResponse>> Explanation { get; } =
    [
        new("Allowed", explained => explained.Allowed ? "yes" : "no"),
        new("By grant", explained => explained.Grant),
        new("Why", explained => explained.Explanation),
        new("Warning", explained => explained.Warning),
    ];

    public static IReadOnlyList<Column<OpenConsoleResponse>> ConsoleLink { get; } =
    [
        new("Open in a browser", link => link.Url),
        new("Before", link => ContractText.Of(link.ExpireTime)),
    ];

    private static string Text(Grant grant) => $"{ContractText.Id(grant.Role)} for {Communes(grant)}";

    private static string Communes(Grant grant) => grant.Communes switch
    {
        ["communes/-"] => "all",
        { Count: > ShownCommunes } many => $"{many.Count} communes",
        var few => string.Join(", ", few.Select(ContractText.Id)),
    };
}
