using IntegrationHub.Communes.V1;
using IntegrationHub.Storage;
using IntegrationHub.Text;

namespace IntegrationHub.Communes;

/// <summary>
/// The rows of the commune tables, rebuilt from what is published: the units in force and
/// the national conversion table of 1 July 2025. Migration 0010 states the rule of the spans.
/// </summary>
internal sealed class CommuneReference
{
    /// <summary>The day the two-level government began.</summary>
    public static readonly DateOnly Reform = new(2025, 7, 1);

    private const string ServedProvince = "68";

    private readonly Dictionary<string, string> provincesNow = ReferenceFile.Rows("provinces.csv").ToDictionary(r => r[0], r => r[2]);
    private readonly Dictionary<string, string> provincesThen = ReferenceFile.Rows("personal_id_province_codes.csv").ToDictionary(r => r[0][1..], r => r[1]);
    private readonly Dictionary<string, UnitNow> unitsNow = ReferenceFile.Rows("communes.csv")
        .ToDictionary(r => r[0], r => new UnitNow(r[0], r[1], r[2], KindNow(r[3]), r[4]));
    private readonly List<ChangeRow> changes = [.. ReferenceFile.Rows("unit_changes_2025-07-01.csv")
        .Select(r => new ChangeRow(r[0], r[1], r[3], r[4], Extent(r[5])))];
    private readonly HashSet<string> continuing;

    public CommuneReference() =>
        continuing = [.. changes.Where(Continues).Select(c => c.NewCode)];

    public IEnumerable<ProvinceSpan> Provinces() =>
    [
        .. provincesThen.Select(p => new ProvinceSpan(p.Key, DateOnly.MinValue, ProvinceContinues(p.Key) ? DateOnly.MaxValue : Reform,
            ProvinceContinues(p.Key) ? provincesNow[p.Key] : p.Value)),
        .. provincesNow.Where(p => !ProvinceContinues(p.Key)).Select(p => new ProvinceSpan(p.Key, Reform, DateOnly.MaxValue, p.Value)),
    ];

    public IEnumerable<CommuneSpan> Communes() =>
    [
        .. unitsNow.Values.Select(u => new CommuneSpan(u.Code, continuing.Contains(u.Code) ? DateOnly.MinValue : Reform, DateOnly.MaxValue,
            u.Name, u.Kind, u.ProvinceCode, ProvinceContinues(u.ProvinceCode) ? DateOnly.MinValue : Reform)),
        .. changes.Where(c => c.OldCode.Length > 0 && !continuing.Contains(c.OldCode)).DistinctBy(c => c.OldCode)
            .Select(c => new CommuneSpan(c.OldCode, DateOnly.MinValue, Reform, c.OldName, KindThen(c.OldName), c.OldProvinceCode, DateOnly.MinValue)),
    ];

    public IEnumerable<CommuneChange> Changes() => changes
        .Where(c => !Continues(c))
        .Select(c => c.OldCode.Length > 0
            ? new CommuneChange(Reform, c.OldCode, null, c.NewCode, c.Extent)
            : new CommuneChange(Reform, null, c.OldName.Length > 0 ? c.OldName : IslandDistrict(c.NewCode), c.NewCode, c.Extent));

    // The codes the ministry gave to Lâm Đồng's communes are published nowhere we know of.
    // Until they are entered, H36 (the province) and the digits of the statistical code
    // stand in: unique, of the right form, and marked as provisional.
    public IEnumerable<AgencyRow> Agencies() => unitsNow.Values
        .Where(u => u.ProvinceCode == ServedProvince)
        .Select(u => new AgencyRow(u.Code, $"H36.{u.Code[..3]}.{u.Code[3..]}", Provisional: true));

    private bool Continues(ChangeRow change) =>
        change.Extent == ChangeExtent.Unchanged
        && change.OldCode == change.NewCode
        && unitsNow[change.NewCode] is var now
        && FoldedText.Of(change.OldName) == FoldedText.Of(now.Name)
        && change.OldProvinceCode == now.ProvinceCode
        && ProvinceContinues(now.ProvinceCode);

    private bool ProvinceContinues(string code) =>
        provincesNow.TryGetValue(code, out var now)
        && provincesThen.TryGetValue(code, out var then)
        && FoldedText.Of(now) == FoldedText.Of(then);

    // Five island districts had no communes. The table leaves their name out; each had the
    // name that its special zone has now.
    private string IslandDistrict(string newCode) => $"Huyện {unitsNow[newCode].ShortName}";

    private static CommuneKind KindNow(string kind) => kind switch
    {
        "xa" => CommuneKind.Commune,
        "phuong" => CommuneKind.Ward,
        "dac_khu" => CommuneKind.SpecialZone,
        _ => throw new InvalidOperationException($"Kind '{kind}' of a unit is not known."),
    };

    private static CommuneKind KindThen(string name) => name switch
    {
        _ when name.StartsWith("Xã ", StringComparison.Ordinal) => CommuneKind.Commune,
        _ when name.StartsWith("Phường ", StringComparison.Ordinal) => CommuneKind.Ward,
        _ when name.StartsWith("Thị trấn ", StringComparison.Ordinal) => CommuneKind.Township,
        _ => throw new InvalidOperationException($"The name '{name}' does not say its kind."),
    };

    private static ChangeExtent Extent(string extent) => extent switch
    {
        "whole" => ChangeExtent.Whole,
        "part" => ChangeExtent.Part,
        "part_area_all_population" => ChangeExtent.PartAreaAllPopulation,
        "kind_changed" => ChangeExtent.KindChanged,
        "renamed" => ChangeExtent.Renamed,
        "unchanged" => ChangeExtent.Unchanged,
        _ => throw new InvalidOperationException($"Extent '{extent}' of a change is not known."),
    };

    private sealed record UnitNow(string Code, string ShortName, string Name, CommuneKind Kind, string ProvinceCode);

    private sealed record ChangeRow(string OldCode, string OldName, string OldProvinceCode, string NewCode, ChangeExtent Extent);
}

/// <summary>A row of table province.</summary>
internal sealed record ProvinceSpan(string Code, DateOnly ValidFrom, DateOnly ValidTo, string Name);

/// <summary>A row of table commune.</summary>
internal sealed record CommuneSpan(
    string Code, DateOnly ValidFrom, DateOnly ValidTo, string Name, CommuneKind Kind, string ProvinceCode, DateOnly ProvinceValidFrom);

/// <summary>A row of table commune_change.</summary>
internal sealed record CommuneChange(
    DateOnly EffectiveOn, string? PredecessorCode, string? PredecessorName, string SuccessorCode, ChangeExtent Extent);

/// <summary>A row of table agency.</summary>
internal sealed record AgencyRow(string CommuneCode, string Code, bool Provisional);
