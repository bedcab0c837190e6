using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Encryption;

namespace IntegrationHub.Attachments;

/// <summary>A file of a commune, complete or on its way.</summary>
/// <param name="Key">Seals its name and content. Null: destroyed.</param>
internal sealed record Attachment(
    Guid Id, string CommuneCode, DataKey? Key, string FileName, string MediaType, long SizeBytes, byte[] Sha256, long ReceivedBytes, bool Complete,
    byte[] DownloadKey, DateTimeOffset CreatedAt)
{
    public string Name => $"communes/{CommuneCode}/attachments/{Id:D}";

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
    };
}
