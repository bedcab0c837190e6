using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using IntegrationHub.Evidence.V1;

namespace IntegrationHub.Client.Evidence;

/// <summary>Checks receipts with the hub's public key alone, without the hub.</summary>
/// <param name="keys">The hub's public keys, had on a road of their own.</param>
public sealed class ReceiptVerifier(HubPublicKeys keys)
{
    private const string SignedName = "integrationhub.evidence.v1.Receipt";

    /// <summary>What the receipt says. Null: it is not signed with one of the keys.</summary>
    public ReceiptBody? Verify(Receipt receipt) =>
        keys.Signed(receipt.KeyId, SignedName, receipt.Body.Span, receipt.Signature.Span) ? ReceiptBody.Parser.ParseFrom(receipt.Body) : null;

    /// <summary>True when the receipt is signed and is of this very request.</summary>
    public bool IsOf(Receipt receipt, IMessage request) => Verify(receipt)?.Fingerprint.Span.SequenceEqual(Fingerprint(request)) ?? false;

    /// <summary>Checks the proof of one filing. Null: it holds, and the filing was accepted.</summary>
    public EvidenceFault? Check(GetReceiptResponse proof)
    {
        if (proof.Record is not { } record)
        {
            return new("the record", "it is missing");
        }

        if (ContractHash.OfRecord(record) != record.Hash)
        {
            return new($"record {record.Sequence}", "its hash is not that of its content") { Sequence = record.Sequence };
        }

        if (proof.Seal is null || proof.RecordPath is null)
        {
            return new("the seal of the day", "it is missing: the day is not sealed yet");
        }

        if (new SealCheck(keys, new TimeStampCheck([])).Run([proof.Seal], out var seals) is { } ofSeal)
        {
            return ofSeal;
        }

        if (ProofCheck.Run(proof.ChainProof, seals[0].Body, out var day) is { } ofProof)
        {
            return ofProof;
        }

        return proof.RecordPath.LeafCount == day.RecordCount && record.Sequence == day.FirstSequence + proof.RecordPath.LeafIndex
            && ContractHash.Root(record.Hash, proof.RecordPath) == day.Root
            ? null
            : new($"record {record.Sequence} of {day.Chain}", "it does not lead to the root under the seal") { Sequence = record.Sequence };
    }

    private static byte[] Fingerprint(IMessage request) =>
        SHA256.HashData([.. Encoding.ASCII.GetBytes(request.Descriptor.FullName), 0x00, .. request.ToByteArray()]);
}
