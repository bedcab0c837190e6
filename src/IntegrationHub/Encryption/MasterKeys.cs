using IntegrationHub.Storage;

namespace IntegrationHub.Encryption;

/// <summary>
/// The master keys of this process. Follows the file: a key that is added counts within a
/// second. One that is taken out is kept until the process ends, for rows may still need it.
/// </summary>
internal sealed class MasterKeys
{
    private readonly FileBacked<Ring> ring;
    private readonly ILogger<MasterKeys> logger;

    public MasterKeys(MasterKeyFile file, TimeProvider clock, ILogger<MasterKeys> logger)
    {
        (File, this.logger) = (file, logger);
        Ring? known = null;
        ring = new FileBacked<Ring>(
            [file.Path], () => known = Ring.Of(file.Read(), known), unusable => logger.MasterKeysStale(file.Path, unusable.Message), clock);
    }

    public MasterKeyFile File { get; }

    /// <summary>The one under which new data keys are encrypted.</summary>
    public MasterKey Newest => ring.Value.Newest;

    /// <summary>Those the file holds, the newest last.</summary>
    public IReadOnlyList<MasterKey> InFile => ring.Value.InFile;

    /// <summary>To be called once, before anything is served. Makes the file where nothing is encrypted yet.</summary>
    /// <param name="used">Ids of the keys under which the database holds records.</param>
    /// <exception cref="StorageException">A key is missing, so that records could not be read.</exception>
    public void Start(IReadOnlyCollection<byte[]> used)
    {
        if (used.Count == 0 && File.Make())
        {
            logger.MasterKeyMade(File.Path, Newest.IdText);
        }

        if (!File.Exists)
        {
            throw new StorageException(
                $"The database holds encrypted records, and their master keys are missing: there is no {File.Path}. Put it back, or name another in Privacy:KeyFile.");
        }

        if (used.Select(Convert.ToHexStringLower).Except(ring.Value.ById.Keys).Order(StringComparer.Ordinal).ToList() is [_, ..] missing)
        {
            throw new StorageException(
                $"The database holds records under master key {string.Join(", ", missing)}, which {File.Path} does not hold. Put it back into the file, in a line of its own before the last.");
        }
    }

    /// <exception cref="StorageException">The key is not there.</exception>
    public MasterKey Get(ReadOnlySpan<byte> id)
    {
        var text = Convert.ToHexStringLower(id);
        return ring.Value.ById.TryGetValue(text, out var key)
            ? key
            : throw new StorageException($"The database holds records under master key {text}, which {File.Path} does not hold.");
    }

    private sealed record Ring(IReadOnlyList<MasterKey> InFile, Dictionary<string, MasterKey> ById)
    {
        public MasterKey Newest => InFile[^1];

        public static Ring Of(IReadOnlyList<MasterKey> read, Ring? known) =>
            new(read, (known?.ById.Values.AsEnumerable() ?? []).Concat(read).DistinctBy(key => key.IdText).ToDictionary(key => key.IdText));
    }
}
