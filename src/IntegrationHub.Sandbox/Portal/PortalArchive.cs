namespace IntegrationHub.Sandbox.Portal;

/// <summary>All dossiers the portal holds, each code once.</summary>
internal sealed class PortalArchive
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, StoredDossier> held = [];

    public IReadOnlyList<StoredDossier> Dossiers
    {
        get
        {
            lock (gate)
            {
                return [.. held.Values];
            }
        }
    }

    public StoredDossier? Find(string maHoSo)
    {
        lock (gate)
        {
            return held.GetValueOrDefault(maHoSo);
        }
    }

    /// <summary>Takes all in, or none when one of them is there already: that one. Null: all were taken in.</summary>
    public StoredDossier? TryAdd(IReadOnlyList<StoredDossier> dossiers)
    {
        lock (gate)
        {
            if (dossiers.Select(d => held.GetValueOrDefault(d.MaHoSo)).FirstOrDefault(d => d is not null) is { } there)
            {
                return there;
            }

            foreach (var dossier in dossiers)
            {
                held.Add(dossier.MaHoSo, dossier);
            }

            return null;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            held.Clear();
        }
    }
}
