using IntegrationHub.Errors.V1;

namespace IntegrationHub.Client;

/// <summary>One field of a refused request and what is wrong with it.</summary>
/// <param name="Field">Path of the field. Example: "filing.applicants[0].identification.number".</param>
/// <param name="Reason">The reason; unspecified when this client is older than the reason.</param>
/// <param name="Description">The hub's words for it. Holds no personal data.</param>
public sealed record HubViolation(string Field, ErrorReason Reason, string Description);
