using IntegrationHub.Lanes;

namespace IntegrationHub.Attachments.Scanning;

/// <summary>The promise that the scanner will look at a file.</summary>
internal static class AttachmentScans
{
    public const string Lane = "scan";
    public const string Kind = "attachment.scan";

    /// <param name="attachment">A complete one.</param>
    /// <param name="number">Its number, by which lanes know it.</param>
    public static OutboxMessage Promise(Attachment attachment, long number) => new(Lane, Kind, number, attachment.Name, attachment.CommuneCode);

    /// <summary>What waits for the scanner's answer about a file waits under this name.</summary>
    public static string Topic(Guid id) => $"attachment.scan:{id:D}";
}
