namespace IntegrationHub.Attachments;

/// <summary>A commune that may read a file because a filing of its own names it.</summary>
/// <param name="CommuneCode">It received or resolves the filing.</param>
/// <param name="Sector">Name of the filing's sector.</param>
internal sealed record AttachmentReader(string CommuneCode, string Sector);
