using IntegrationHub.Evidence;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Storage;

namespace IntegrationHub.Benchmarks.Guards;

/// <summary>Leaves no evidence, so that what evidence costs can be measured. The product has no such switch.</summary>
internal sealed class NoEvidence : IEvidenceTrail
{
    public void Add(HubBatch batch, EvidenceEntry entry)
    {
        // Nothing is left behind.
    }

    public Receipt? ReceiptOf(EvidenceEntry accepted) => null;

    public ValueTask TraceAsync(EvidenceEntry entry, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
