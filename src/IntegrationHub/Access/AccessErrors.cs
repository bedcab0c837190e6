using Grpc.Core;
using IntegrationHub.Errors.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Access;

internal static class AccessErrors
{
    public static Refusal CredentialsMissing() =>
        new(StatusCode.Unauthenticated, ErrorReason.CredentialsMissing, "The call shows no identity that names an organisation of this hub.");

    /// <param name="cause">What is wrong with it, without any part of it.</param>
    public static Refusal CredentialsInvalid(string cause) =>
        new Refusal(StatusCode.Unauthenticated, ErrorReason.CredentialsInvalid, $"The identity shown does not count: {cause}.").With("cause", cause);

    public static Refusal Suspended(string organisation) =>
        new Refusal(StatusCode.PermissionDenied, ErrorReason.OrganisationSuspended, $"Organisation '{organisation}' is suspended.")
            .With("organisation", organisation);

    public static Refusal RpcNotGranted(string organisation, string rpc) =>
        new Refusal(StatusCode.PermissionDenied, ErrorReason.RpcNotGranted, $"No grant of '{organisation}' holds {rpc}.")
            .With("organisation", organisation).With("rpc", rpc);

    public static Refusal CommuneNotGranted(string organisation, string rpc, string commune) =>
        new Refusal(
            StatusCode.PermissionDenied, ErrorReason.CommuneNotGranted,
            $"No grant of '{organisation}' holds {rpc} for {(commune == "-" ? "the hub as a whole" : $"commune {commune}")}.")
            .With("organisation", organisation).With("rpc", rpc).With("commune", commune);

    public static Refusal OrganisationUnknown(string organisation) =>
        new Refusal(StatusCode.NotFound, ErrorReason.OrganisationUnknown, $"There is no organisation '{organisation}'.")
            .With("organisation", organisation);

    public static Refusal OrganisationExists(string organisation) =>
        new Refusal(StatusCode.AlreadyExists, ErrorReason.OrganisationExists, $"There is an organisation '{organisation}' already.")
            .With("organisation", organisation);

    public static Refusal OrganisationFull(string organisation, int most) =>
        new Refusal(StatusCode.FailedPrecondition, ErrorReason.OrganisationFull, $"Organisation '{organisation}' has {most} of them already.")
            .With("organisation", organisation);

    public static Refusal IdentityTaken() =>
        new(StatusCode.AlreadyExists, ErrorReason.IdentityTaken, "The identity is bound to another organisation.");

    public static Refusal RoleUnknown(string role) =>
        new Refusal(StatusCode.InvalidArgument, ErrorReason.RoleUnknown, $"There is no role '{role}'.").With("role", role);

    public static Refusal GrantUnknown(string grant) =>
        new Refusal(StatusCode.NotFound, ErrorReason.GrantUnknown, $"There is no grant '{grant}'.").With("grant", grant);

    public static Refusal RpcUnknown(string rpc) =>
        new Refusal(StatusCode.InvalidArgument, ErrorReason.RpcUnknown, $"The hub serves no rpc '{rpc}'.").With("rpc", rpc);
}
