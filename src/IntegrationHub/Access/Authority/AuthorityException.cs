namespace IntegrationHub.Access.Authority;

/// <summary>The hub's own authority cannot do what was asked; the message says why and what to do.</summary>
internal sealed class AuthorityException(string message) : Exception(message);
