using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Encryption;
using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Attachments;

/// <summary>A file of a commune, complete or on its way.</summary>
/// <param name="Key">Seals its name and content. Null: destroyed.</param>
internal sealed record Attachment(
    Guid Id, string CommuneCode, DataKey? Key, string FileName, string MediaType, long SizeBytes, byte[] Sha256, long ReceivedBytes, bool Complete,
    byte[] DownloadKey, DateTimeOffset CreatedAt)
{
    /// <summary>When its content was destroyed. Null: it is there.</summary>
    public DateTimeOffset? DestroyedAt { get; init; }

    public ScanState ScanState { get; init; } = ScanState.NotScanned;

    /// <summary>What the scanner found, in its words. Empty: nothing.</summary>
    public string ScanSignature { get; init; } = "";

    public string Name => $"communes/{CommuneCode}/attachments/{Id:D}";

    /// <summary>Why its content may not be given out now; null: it may.</summary>
    public Refusal? Withheld() => this switch
    {
        { DestroyedAt: not null } => DestroyedErrors.ContentDestroyed(Name),
        { Complete: false } => AttachmentErrors.Incomplete(this),
        { ScanState: ScanState.Pending } => AttachmentErrors.ScanPending(this),
        { ScanState: ScanState.Infected } => AttachmentErrors.Infected(this),
        _ => null,
    };

    public Filings.V1.Attachment ToContract() => new()
    {
        Name = Name,
        FileName = FileName,
        MediaType = MediaType,
        SizeBytes = SizeBytes,
        Sha256 = ByteString.CopyFrom(Sha256),
        ReceivedBytes = ReceivedBytes,
        Complete = Complete,
        CreateTime = CreatedAt.ToTimestamp(),
        ContentDestroyTime = DestroyedAt?.ToTimestamp(),
        ScanState = ScanState,
        ScanSignature = ScanSignature,
    };
}
