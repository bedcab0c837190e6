namespace IntegrationHub.Rpc;

/// <summary>What the first request of an id asked and was answered.</summary>
internal sealed record FirstAnswer(byte[] Fingerprint, byte[] Answer);
