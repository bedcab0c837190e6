using IntegrationHub.Access.V1;

namespace IntegrationHub.Access;

/// <summary>All that is stored about access.</summary>
internal sealed record AccessData(
    IReadOnlyList<OrganisationRow> Organisations, IReadOnlyList<IdentityRow> Identities, IReadOnlyList<RoleRow> Roles, IReadOnlyList<GrantRow> Grants)
{
    public AccessTable ToTable() => new(Organisations, Identities, Roles, Grants);
}

/// <summary>An organisation as stored. Calls per second 0: the default.</summary>
internal sealed record OrganisationRow(string Id, string DisplayName, OrganisationKind Kind, bool Suspended, DateTimeOffset CreatedAt, int CallsPerSecond);

/// <summary>Something an organisation is recognised by.</summary>
internal sealed record IdentityRow(IdentityKind Kind, string Value, string Organisation);

/// <summary>A set of rpcs; "{service}/*" is all of a service.</summary>
internal sealed record RoleRow(string Id, string Description, IReadOnlyList<string> Rpcs);

/// <summary>A role given to an organisation. Null communes or sectors: all. Null end: none.</summary>
internal sealed record GrantRow(
    long Id, string Organisation, string Role, IReadOnlyList<string>? Communes, IReadOnlyList<string>? Sectors, DateTimeOffset? ExpiresAt);
