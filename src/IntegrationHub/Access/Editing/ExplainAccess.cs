using IntegrationHub.Access.V1;
using IntegrationHub.Calendar;
using IntegrationHub.Catalogue;
using IntegrationHub.Communes;
using IntegrationHub.Rpc;

namespace IntegrationHub.Access.Editing;

/// <summary>Says what would come of a call, and why.</summary>
internal sealed class ExplainAccess(AccessDirectory directory, CommuneDirectory communes, ProcedureCatalogue catalogue, TimeProvider clock)
{
    public Result<ExplainAccessResponse> Run(ExplainAccessRequest request)
    {
        var violations = new Violations();
        var organisation = AccessNames.CheckOrganisation("organisation", request.Organisation, violations);
        var now = clock.GetUtcNow();
        var commune = request.Commune.Length == 0 ? null : communes.Check("commune", request.Commune, VietnamTime.DayOf(now), violations)?.Code;
        var sector = request.Procedure.Length == 0 ? null : catalogue.Check("procedure", request.Procedure, violations)?.SectorName;
        if (AccessRules.Find(request.Rpc) is not { } rule)
        {
            violations.Add("rpc", AccessErrors.RpcUnknown(request.Rpc.Length <= 200 ? request.Rpc : request.Rpc[..200]));
            return violations.ToRefusal();
        }

        if (!violations.None)
        {
            return violations.ToRefusal();
        }

        var table = directory.Table;
        if (table.Find(organisation) is not { } found)
        {
            return AccessErrors.OrganisationUnknown(organisation);
        }

        var explained = found.Suspended
            ? Denied("the organisation is suspended")
            : Explain(rule, table.CallerOf(organisation, rule.Rpc, now), commune, sector);
        explained.Warning = Warning(table, organisation, now);
        return explained;
    }

    // Whoever operates the hub could else read what it carries, and nobody would wonder.
    private static string Warning(AccessTable table, string organisation, DateTimeOffset now)
    {
        bool Holds(AccessRule rule) => table.CallerOf(organisation, rule.Rpc, now).Reaches.Count > 0;
        return AccessRules.All.FirstOrDefault(r => r.Operates && Holds(r)) is { } operating && AccessRules.All.FirstOrDefault(r => r.GivesContents && Holds(r)) is { } reading
            ? $"The organisation may operate the hub ({operating.Rpc}) and read contents ({reading.Rpc}); give the two to different organisations."
            : "";
    }

    private static ExplainAccessResponse Explain(AccessRule rule, Caller caller, string? commune, string? sector)
    {
        if (rule.Scope == Scope.Unspecified || caller.Reaches.Count == 0)
        {
            return Denied("none of its grants holds the rpc");
        }

        if (rule.Scope == Scope.Hub)
        {
            return caller.Reaches.FirstOrDefault(r => r.Communes is null) is { } whole
                ? Allowed(whole, "the grant is for all communes, and so for the hub as a whole")
                : Denied("the rpc concerns the hub as a whole, and none of its grants is for all communes");
        }

        if (rule.Scope == Scope.Public || (commune is null && sector is null))
        {
            return Allowed(caller.Reaches[0], rule.Scope == Scope.Public ? "the rpc gives out public facts" : "the rpc is granted for some commune");
        }

        var reach = caller.Reaches.FirstOrDefault(r => (commune is null || r.Covers(commune)) && (sector is null || r.CoversSector(sector)));
        return reach is null ? Denied("none of its grants holds the rpc for this commune and sector") : Allowed(reach, "commune and sector are within the grant");
    }

    private static ExplainAccessResponse Allowed(CallerReach reach, string why) => new() { Allowed = true, Grant = reach.Grant, Explanation = $"Allowed: {why}." };

    private static ExplainAccessResponse Denied(string why) => new() { Explanation = $"Denied: {why}." };
}
