using IntegrationHub.Evidence.V1;
using IntegrationHub.Storage;

namespace IntegrationHub.Evidence;

/// <summary>
/// Where features leave what they did. An interface because the benchmarks measure the hub
/// without it, too.
/// </summary>
internal interface IEvidenceTrail
{
    /// <summary>Adds the entry to the batch of the change it tells of: both are committed, or neither is.</summary>
    void Add(HubBatch batch, EvidenceEntry entry);

    /// <summary>The hub's signed word that it accepted the filing the entry tells of. Null: none is given.</summary>
    Receipt? ReceiptOf(EvidenceEntry accepted);

    /// <summary>
    /// Leaves a trace of a reading, a moment later. Waits only when more readings wait to be
    /// written than memory should hold.
    /// </summary>
    ValueTask TraceAsync(EvidenceEntry entry, CancellationToken cancellationToken);
}

internal static class EvidenceTrailTransactions
{
    /// <summary>Adds the entry to the transaction of the change it tells of.</summary>
    public static async Task AddAsync(this IEvidenceTrail trail, HubTransaction transaction, EvidenceEntry entry)
    {
        await using var batch = transaction.Batch();
        trail.Add(batch, entry);
        if (!batch.IsEmpty)
        {
            await batch.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }
}
