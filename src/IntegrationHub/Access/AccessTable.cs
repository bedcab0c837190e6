using System.Collections.Frozen;
using IntegrationHub.Access.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Access;

/// <summary>Who may call what, as of one moment. Never changes; a change is a new table.</summary>
internal sealed class AccessTable
{
    public static readonly AccessTable Empty = new([], [], [], []);

    private readonly FrozenDictionary<(IdentityKind Kind, string Value), string> identities;
    private readonly FrozenDictionary<string, OrganisationRow> organisations;
    private readonly ILookup<string, HeldGrant> grants;

    public AccessTable(
        IReadOnlyList<OrganisationRow> organisationRows, IReadOnlyList<IdentityRow> identityRows, IReadOnlyList<RoleRow> roles, IReadOnlyList<GrantRow> grantRows)
    {
        organisations = organisationRows.ToFrozenDictionary(o => o.Id, StringComparer.Ordinal);
        identities = identityRows.ToFrozenDictionary(i => (i.Kind, i.Value), i => i.Organisation);
        var rpcs = roles.ToDictionary(r => r.Id, r => r.Rpcs.ToFrozenSet(StringComparer.Ordinal));
        grants = grantRows.ToLookup(g => g.Organisation, g => new HeldGrant(g, rpcs[g.Role]));
    }

    public OrganisationRow? Find(string organisation) => organisations.GetValueOrDefault(organisation);

    /// <summary>The organisation that is recognised by the identity. Null: none is.</summary>
    public string? OrganisationOf(IdentityKind kind, string value) => identities.GetValueOrDefault((kind, value));

    /// <summary>The organisation as a caller of one rpc, with what its grants allow now.</summary>
    /// <param name="organisation">Its id.</param>
    /// <param name="rpc">"integrationhub.filings.v1.FilingService/SubmitFiling".</param>
    /// <param name="now">Grants that have ended are left out.</param>
    public Caller CallerOf(string organisation, string rpc, DateTimeOffset now)
    {
        var ofService = string.Concat(rpc.AsSpan(0, rpc.IndexOf('/', StringComparison.Ordinal) + 1), "*");
        var reaches = grants[organisation]
            .Where(g => g.Holds(rpc, ofService) && !(g.Row.ExpiresAt <= now))
            .Select(g => g.Reach);
        return new Caller(organisation, rpc, [.. reaches]);
    }

    private sealed class HeldGrant(GrantRow row, FrozenSet<string> rpcs)
    {
        public GrantRow Row => row;

        public CallerReach Reach { get; } = new(
            $"organisations/{row.Organisation}/grants/{row.Id}",
            row.Communes?.ToFrozenSet(StringComparer.Ordinal),
            row.Sectors?.ToFrozenSet(StringComparer.Ordinal));

        public bool Holds(string rpc, string ofService) => rpcs.Contains(rpc) || rpcs.Contains(ofService);
    }
}
