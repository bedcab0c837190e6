namespace IntegrationHub.Storage;

/// <summary>
/// What was made of some files, made anew when one of them changes. A change that makes no
/// sense leaves in force what was known.
/// </summary>
/// <param name="paths">The files.</param>
/// <param name="load">Makes it of them.</param>
/// <param name="failed">Told the cause when they changed and it could not be made.</param>
/// <param name="clock">Says when to look again.</param>
internal sealed class FileBacked<T>(IReadOnlyList<string> paths, Func<T> load, Action<Exception> failed, TimeProvider clock)
    where T : class
{
    // Looked at by whoever asks, and not at every call: a look is one stat a file.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private volatile Loaded? loaded;

    private sealed record Loaded(T Value, IReadOnlyList<(DateTime, long)> Stamps, long LookedAt);

    /// <summary>As of a second ago or later. The first time an unreadable file is an exception.</summary>
    public T Value
    {
        get
        {
            var known = loaded;
            return known is not null && clock.GetElapsedTime(known.LookedAt) < BetweenLooks ? known.Value : Look();
        }
    }

    private T Look()
    {
        lock (gate)
        {
            var now = clock.GetTimestamp();
            if (loaded is not { } known)
            {
                loaded = new Loaded(load(), Stamps(), now);
                return loaded.Value;
            }

            if (clock.GetElapsedTime(known.LookedAt) >= BetweenLooks)
            {
                var stamps = Stamps();
                loaded = known with { Value = stamps.SequenceEqual(known.Stamps) ? known.Value : LoadOr(known.Value), Stamps = stamps, LookedAt = now };
            }

            return loaded.Value;
        }
    }

    private T LoadOr(T known)
    {
        try
        {
            return load();
        }
        catch (Exception unusable) when (unusable is StorageException or IOException or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException)
        {
            failed(unusable);
            return known;
        }
    }

    private List<(DateTime, long)> Stamps() =>
        [.. paths.Select(path => new FileInfo(path)).Select(file => (file.LastWriteTimeUtc, file.Exists ? file.Length : -1))];
}
