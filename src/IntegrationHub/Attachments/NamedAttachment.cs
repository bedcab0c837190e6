namespace IntegrationHub.Attachments;

/// <summary>An attachment as a request names it, and in which field.</summary>
internal sealed record NamedAttachment(string Field, string Name, string CommuneCode, Guid Id);
