namespace IntegrationHub.Rpc;

/// <summary>What the first request of an id asked and was answered.</summary>
/// <param name="Fingerprint">Of the request.</param>
/// <param name="Answer">Null: destroyed.</param>
/// <param name="Subject">Resource name of what the answer tells of.</param>
internal sealed record FirstAnswer(byte[] Fingerprint, byte[]? Answer, string Subject);
