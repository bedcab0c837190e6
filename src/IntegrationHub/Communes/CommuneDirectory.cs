using System.Collections.Frozen;
using IntegrationHub.Rpc;
using IntegrationHub.Storage;

namespace IntegrationHub.Communes;

/// <summary>
/// All units of all days, in memory. Read once at start, because only a migration changes
/// them; never changes after, so any thread may ask.
/// </summary>
internal sealed class CommuneDirectory
{
    private readonly FrozenDictionary<string, Commune[]> spansByCode;
    private readonly FrozenDictionary<string, AgencyCode> agencies;
    private readonly ILookup<(string Code, DateOnly Day), CommuneLink> predecessors;
    private readonly ILookup<(string Code, DateOnly Day), CommuneLink> successors;

    public CommuneDirectory(
        IReadOnlyList<Province> provinces, IEnumerable<Commune> communes, IReadOnlyList<CommuneChange> changes, IEnumerable<AgencyRow> agencyRows)
    {
        Provinces = provinces;
        Communes = [.. communes.OrderBy(c => c.Code, StringComparer.Ordinal).ThenBy(c => c.ValidFrom)];
        spansByCode = Communes.GroupBy(c => c.Code).ToFrozenDictionary(g => g.Key, g => g.ToArray());
        agencies = agencyRows.ToFrozenDictionary(a => a.CommuneCode, a => new AgencyCode(a.Code, a.Provisional));
        predecessors = changes.ToLookup(c => (c.SuccessorCode, c.EffectiveOn), c => new CommuneLink(
            c.PredecessorCode, c.PredecessorName ?? NameOf(c.PredecessorCode, span => span.ValidTo == c.EffectiveOn), c.Extent, c.EffectiveOn));
        successors = changes.ToLookup(c => (c.PredecessorCode ?? "", c.EffectiveOn), c => new CommuneLink(
            c.SuccessorCode, NameOf(c.SuccessorCode, span => span.ValidFrom == c.EffectiveOn), c.Extent, c.EffectiveOn));
    }

    public static async Task<CommuneDirectory> LoadAsync(HubDatabase database, CancellationToken cancellationToken)
    {
        var store = new CommuneStore(database);
        return new(
            await store.ProvincesAsync(cancellationToken), await store.CommunesAsync(cancellationToken),
            await store.ChangesAsync(cancellationToken), await store.AgenciesAsync(cancellationToken));
    }

    /// <summary>The provinces in force, by code.</summary>
    public IReadOnlyList<Province> Provinces { get; }

    /// <summary>Every span of every unit, by code, then by first day.</summary>
    public IReadOnlyList<Commune> Communes { get; }

    /// <summary>The unit that has the code on that day. Null: none has.</summary>
    public Commune? FindInForce(string code, DateOnly day) =>
        spansByCode.TryGetValue(code, out var spans) ? Array.Find(spans, c => c.IsInForce(day)) : null;

    /// <summary>The unit that has the code on that day, else the last that had it before. Null: none had.</summary>
    public Commune? FindLatest(string code, DateOnly day) =>
        spansByCode.TryGetValue(code, out var spans) ? Array.FindLast(spans, c => !(day < c.ValidFrom)) : null;

    /// <summary>What the unit was formed from on its first day. Empty: as old as the records.</summary>
    public IEnumerable<CommuneLink> PredecessorsOf(Commune commune) =>
        commune.ValidFrom is { } day ? predecessors[(commune.Code, day)] : [];

    /// <summary>What the unit went into on its last day. More than one: it was split. Empty: in force.</summary>
    public IEnumerable<CommuneLink> SuccessorsOf(Commune commune) =>
        commune.ValidTo is { } day ? successors[(commune.Code, day)] : [];

    /// <summary>The agency code of a commune this hub serves. Null: it does not serve it.</summary>
    public AgencyCode? AgencyOf(string code) => agencies.GetValueOrDefault(code);

    /// <summary>The codes of the communes this hub serves, in order.</summary>
    public IEnumerable<string> ServedCodes => agencies.Keys.Order(StringComparer.Ordinal);

    /// <summary>The unit that "communes/{code}" names today. Null: it names none, and <paramref name="violations"/> says why.</summary>
    public Commune? Check(string field, string communeName, DateOnly today, Violations violations)
    {
        if (!ResourceName.TryParse(communeName, CommunesErrors.CommunePattern, out var parts))
        {
            violations.Add(field, ResourceName.Malformed(field, CommunesErrors.CommunePattern));
            return null;
        }

        switch (FindLatest(parts[0], today))
        {
            case null:
                violations.Add(field, CommunesErrors.Unknown(parts[0]));
                return null;
            case { ValidTo: { } abolishedOn } gone when abolishedOn <= today:
                violations.Add(field, CommunesErrors.Abolished(gone, abolishedOn, [.. SuccessorsOf(gone)]));
                return null;
            case var commune:
                return commune;
        }
    }

    /// <summary>As <see cref="Check"/>; the unit must also be one that this hub serves.</summary>
    public Commune? CheckServed(string field, string communeName, DateOnly today, Violations violations)
    {
        var commune = Check(field, communeName, today, violations);
        if (commune is null || agencies.ContainsKey(commune.Code))
        {
            return commune;
        }

        violations.Add(field, CommunesErrors.NotServed(commune));
        return null;
    }

    // The tables' keys make sure that there is exactly one such span.
    private string NameOf(string? code, Predicate<Commune> span) =>
        Array.Find(spansByCode.GetValueOrDefault(code ?? "", []), span)?.Name ?? "";
}
