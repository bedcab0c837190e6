using System.Collections.Frozen;

namespace IntegrationHub.Rpc;

/// <summary>Who makes a call, and for which communes and sectors its grants allow this rpc.</summary>
/// <param name="Organisation">Id of the organisation.</param>
/// <param name="Rpc">What it calls, "{service}/{method}".</param>
/// <param name="Reaches">One for each grant that holds the rpc. Empty: nothing is allowed.</param>
internal sealed record Caller(string Organisation, string Rpc, IReadOnlyList<CallerReach> Reaches)
{
    /// <summary>True when the whole hub is in reach.</summary>
    public bool CoversAll => Reaches.Any(r => r.Communes is null);

    /// <summary>Every commune in reach, under whatever sector. Null: all.</summary>
    public IReadOnlyCollection<string>? Communes =>
        CoversAll ? null : Reaches.SelectMany(r => r.Communes!).ToHashSet(StringComparer.Ordinal);

    /// <summary>True when something of the commune is in reach.</summary>
    public bool Covers(string commune) => Reaches.Any(r => r.Covers(commune));

    /// <summary>True when everything of the commune is in reach, whatever the sector.</summary>
    public bool CoversWhole(string commune) => Reaches.Any(r => r.Covers(commune) && r.Sectors is null);

    /// <summary>True when a procedure of this sector is in reach for the commune.</summary>
    public bool Covers(string commune, string sector) => Reaches.Any(r => r.Covers(commune) && r.CoversSector(sector));
}

/// <summary>How far one grant goes.</summary>
/// <param name="Grant">Resource name of the grant.</param>
/// <param name="Communes">Codes. Null: all.</param>
/// <param name="Sectors">Names of sectors. Null: all.</param>
internal sealed record CallerReach(string Grant, FrozenSet<string>? Communes, FrozenSet<string>? Sectors)
{
    public bool Covers(string commune) => Communes is null || Communes.Contains(commune);

    public bool CoversSector(string sector) => Sectors is null || Sectors.Contains(sector);
}
