using IntegrationHub.Access.V1;

namespace IntegrationHub.Access.Identities;

/// <summary>Something that was shown and found genuine.</summary>
/// <param name="Kind">How it was shown.</param>
/// <param name="Value">As <see cref="Identity.Value"/> of the contract has it.</param>
/// <param name="ValidUntil">From then on it counts no longer, not even on an open stream.</param>
internal sealed record ShownIdentity(IdentityKind Kind, string Value, DateTimeOffset ValidUntil);
