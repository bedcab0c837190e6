using IntegrationHub.Calendar;
using IntegrationHub.Storage;

namespace IntegrationHub.Evidence.Chaining;

/// <summary>
/// Gives entries their place in their chains, each once, in the order of their commits.
/// Any number may run at once, in any processes: one works, the others find it at work.
/// </summary>
internal sealed class ChainEntries(HubDatabase database, EvidenceChainStore store, TimeProvider clock)
{
    // Some twenty milliseconds of work: watch streams wait as long for an open transaction.
    private const int MostPerTransaction = 500;

    /// <summary>Chains what there is. The number chained.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var chained = 0;
        while (await store.HasAnyAsync(cancellationToken))
        {
            var some = await database.InTransactionAsync(t => RunAsync(t, cancellationToken), cancellationToken);
            chained += some;
            if (some < MostPerTransaction)
            {
                break;
            }
        }

        return chained;
    }

    private async Task<int> RunAsync(HubTransaction transaction, CancellationToken cancellationToken)
    {
        if (await store.TryTakeAsync(transaction, cancellationToken) is not { } position)
        {
            return 0;
        }

        var entries = await store.UnchainedAsync(transaction, position, MostPerTransaction, cancellationToken);
        if (entries.Count == 0)
        {
            return 0;
        }

        var heads = await store.HeadsAsync(transaction, [.. entries.Select(e => e.Body.Chain).Distinct()], cancellationToken);
        var open = (await store.SealedThroughAsync(transaction, cancellationToken)).AddDays(1);
        await store.AppendAsync(transaction, [.. Chain(entries, heads, open)], cancellationToken);
        return entries.Count;
    }

    private IEnumerable<ChainedEntry> Chain(IEnumerable<UnchainedEntry> entries, Dictionary<string, ChainHead> heads, DateOnly open)
    {
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        foreach (var entry in entries)
        {
            var previous = heads.GetValueOrDefault(entry.Body.Chain) ?? new ChainHead(0, EvidenceHashes.None, open);
            var sequence = previous.Sequence + 1;
            var head = new ChainHead(sequence, EvidenceHashes.OfRecord(previous.Hash, sequence, entry.Bytes), SealDate(entry.Day, previous.SealDate, open, today));
            heads[entry.Body.Chain] = head;
            yield return new ChainedEntry(entry, previous.Hash, head);
        }
    }

    // The day it was written on. A day that is sealed takes no more, a chain does not go back
    // in time, and a clock that was ahead must not put a chain off to the future.
    private static DateOnly SealDate(DateOnly written, DateOnly before, DateOnly open, DateOnly today)
    {
        var earliest = before > open ? before : open;
        var day = written < today ? written : today;
        return day > earliest ? day : earliest;
    }
}
