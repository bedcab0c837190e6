using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Evidence.Sealing;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Storage;

namespace IntegrationHub.Evidence;

/// <summary>Writes entries beside the change they tell of, and signs receipts.</summary>
internal sealed class EvidenceTrail(SigningKeys keys, EvidenceTraces traces) : IEvidenceTrail
{
    private const string AddSql = "INSERT INTO evidence_entry (body) VALUES ($1)";

    public void Add(HubBatch batch, EvidenceEntry entry) => batch.Add(AddSql).With(entry.ToBody().ToByteArray());

    public Receipt? ReceiptOf(EvidenceEntry accepted)
    {
        var body = new ReceiptBody
        {
            Filing = accepted.Subject,
            Organisation = accepted.Organisation,
            Fingerprint = ByteString.CopyFrom(accepted.Fingerprint),
            RecordTime = accepted.At.ToTimestamp(),
        }.ToByteArray();
        return new Receipt
        {
            Body = UnsafeByteOperations.UnsafeWrap(body),
            KeyId = keys.Newest.Id,
            Signature = UnsafeByteOperations.UnsafeWrap(keys.Newest.Sign(SignedText.Receipt, body)),
        };
    }

    public ValueTask TraceAsync(EvidenceEntry entry, CancellationToken cancellationToken) => traces.AddAsync(entry, cancellationToken);
}
