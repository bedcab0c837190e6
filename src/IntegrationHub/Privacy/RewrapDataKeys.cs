using IntegrationHub.Encryption;

namespace IntegrationHub.Privacy;

/// <summary>
/// Moves all data keys under the newest master key. May be cut off anywhere and run twice at
/// once: what is moved stays moved, and two share the rows.
/// </summary>
internal sealed class RewrapDataKeys(DataKeyStore store, DataKeys keys, MasterKeys masters, ILogger<RewrapDataKeys> logger)
{
    // A submission waits for a row of its agency at most as long as so many rows take.
    private const int MostAtOnce = 500;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var newest = masters.Newest;
        var (moved, left) = (0L, 0L);
        foreach (var rows in KeyedRows.All)
        {
            foreach (var old in (await store.IdsAsync(rows, cancellationToken)).Where(id => !id.AsSpan().SequenceEqual(newest.Id)))
            {
                while (await store.RewrapAsync(rows, old, MostAtOnce, keys.Rewrap, cancellationToken) is > 0 and var more)
                {
                    moved += more;
                }

                left += await store.CountAsync(rows, old, cancellationToken);
            }
        }

        if (moved + left > 0)
        {
            logger.DataKeysRewrapped(moved, newest.IdText, left);
        }
    }
}
