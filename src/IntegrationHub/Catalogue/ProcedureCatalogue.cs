using System.Collections.Frozen;
using IntegrationHub.Rpc;
using IntegrationHub.Storage;
using IntegrationHub.Text;

namespace IntegrationHub.Catalogue;

/// <summary>All versions of all procedures, in memory. Read at start; never changes after, so any thread may ask.</summary>
internal sealed class ProcedureCatalogue
{
    private readonly FrozenDictionary<string, Procedure[]> versionsByCode;
    private readonly List<(Procedure Procedure, FoldedText Name, FoldedText Sector)> searchable;

    public ProcedureCatalogue(IEnumerable<Procedure> versions)
    {
        versionsByCode = versions.GroupBy(p => p.Code).ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(p => p.Version).ToArray());
        Procedures = [.. versionsByCode.Values.Select(v => v[0]).OrderBy(p => p.Code, StringComparer.Ordinal)];
        searchable = [.. Procedures.Select(p => (p, FoldedText.Of(p.Name), FoldedText.Of(p.SectorName)))];
    }

    public static async Task<ProcedureCatalogue> LoadAsync(HubDatabase database, CancellationToken cancellationToken) =>
        new(await new ProcedureStore(database).VersionsAsync(cancellationToken));

    /// <summary>Every procedure in its present version, by code.</summary>
    public IReadOnlyList<Procedure> Procedures { get; }

    /// <summary>The present version. Null: no such procedure.</summary>
    public Procedure? Find(string code) => Versions(code) is [var present, ..] ? present : null;

    /// <summary>One version. Null: no such procedure, or not in this version.</summary>
    public Procedure? Find(string code, int version) => Versions(code).FirstOrDefault(p => p.Version == version);

    /// <summary>All versions, newest first. Empty: no such procedure.</summary>
    public IReadOnlyList<Procedure> Versions(string code) => versionsByCode.GetValueOrDefault(code, []);

    /// <summary>The present versions whose name holds all words of <paramref name="query"/>, by code.</summary>
    /// <param name="sector">Name or code of a sector. Empty: all.</param>
    public IEnumerable<Procedure> Search(string query, string sector)
    {
        var words = FoldedText.Of(query);
        var sectorName = FoldedText.Of(sector);
        return searchable
            .Where(s => s.Name.HoldsAllWordsOf(words) && (sector.Length == 0 || s.Procedure.SectorCode == sector || s.Sector == sectorName))
            .Select(s => s.Procedure);
    }

    /// <summary>The procedure that "procedures/{code}" names. Null: it names none, and <paramref name="violations"/> says why.</summary>
    public Procedure? Check(string field, string procedureName, Violations violations)
    {
        if (!ResourceName.TryParse(procedureName, CatalogueErrors.ProcedurePattern, out var parts))
        {
            violations.Add(field, ResourceName.Malformed(field, CatalogueErrors.ProcedurePattern));
            return null;
        }

        var procedure = Find(parts[0]);
        if (procedure is null)
        {
            violations.Add(field, CatalogueErrors.Unknown(parts[0]));
        }

        return procedure;
    }
}
