using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Access.V1;

namespace IntegrationHub.Access.Editing;

/// <summary>Who may call, as callers of the access service see it.</summary>
internal static class AccessMapping
{
    public static Organisation ToContract(OrganisationRow organisation, IEnumerable<IdentityRow> identities, IEnumerable<GrantRow> grants) => new()
    {
        Name = AccessNames.Organisation(organisation.Id),
        DisplayName = organisation.DisplayName,
        Kind = organisation.Kind,
        Suspended = organisation.Suspended,
        CallsPerSecond = organisation.CallsPerSecond,
        CreateTime = organisation.CreatedAt.ToTimestamp(),
        Identities = { identities.Select(i => new Identity { Kind = i.Kind, Value = i.Value }) },
        Grants = { grants.Select(ToContract) },
    };

    public static Grant ToContract(GrantRow grant) => new()
    {
        Name = AccessNames.Grant(grant.Organisation, grant.Id),
        Role = AccessNames.Role(grant.Role),
        Communes = { grant.Communes?.Select(code => $"communes/{code}") ?? ["communes/-"] },
        Sectors = { grant.Sectors ?? [] },
        ExpireTime = grant.ExpiresAt?.ToTimestamp(),
    };

    public static Role ToContract(RoleRow role) => new()
    {
        Name = AccessNames.Role(role.Id),
        Description = role.Description,
        Rpcs = { role.Rpcs },
    };
}
