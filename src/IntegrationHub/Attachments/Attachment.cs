using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace IntegrationHub.Attachments;

/// <summary>A file of a commune, complete or on its way.</summary>
internal sealed record Attachment(
    Guid Id, string CommuneCode, string FileName, string MediaType, long SizeBytes, byte[] Sha256, long ReceivedBytes, bool Complete,
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
