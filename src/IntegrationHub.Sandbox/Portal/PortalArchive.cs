using System.Collections.Concurrent;

namespace IntegrationHub.Sandbox.Portal;

/// <summary>All dossiers the portal holds, by code.</summary>
internal sealed class PortalArchive
{
    private readonly ConcurrentDictionary<string, StoredDossier> dossiers = new();

    public IEnumerable<StoredDossier> Dossiers => dossiers.Values;

    public int Count => dossiers.Count;

    public StoredDossier? Find(string maHoSo) => dossiers.GetValueOrDefault(maHoSo);

    /// <summary>True for the one caller who brings a new code.</summary>
    public bool TryAdd(StoredDossier dossier) => dossiers.TryAdd(dossier.MaHoSo, dossier);

    public void Clear() => dossiers.Clear();
}
