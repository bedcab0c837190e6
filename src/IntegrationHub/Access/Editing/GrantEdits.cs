using System.Globalization;
using IntegrationHub.Access.V1;
using IntegrationHub.Calendar;
using IntegrationHub.Communes;
using IntegrationHub.Rpc;

namespace IntegrationHub.Access.Editing;

/// <summary>Gives roles to organisations and takes them back.</summary>
internal sealed class GrantEdits(AccessChange change, AccessStore store, AccessReading reading, CommuneDirectory communes, TimeProvider clock)
{
    private const int MostCommunes = 4000;
    private const int MostSectors = 200;

    // Everything about access is in the memory of every hub process, and read anew at every change.
    private const int MostGrants = 100;
    private const string AllCommunes = "communes/-";

    public Task<Result<CreateGrantResponse>> RunAsync(CreateGrantRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        var row = Check(request, violations);
        return change.RunAsync(
            new(request, request.RequestId, caller, request.Parent), violations, CreateGrantResponse.Parser,
            async transaction =>
            {
                if ((await reading.FindAsync(transaction, row.Organisation)).IsRefused(out var refusal, out var organisation))
                {
                    return refusal;
                }

                if (organisation.Grants.Count >= MostGrants)
                {
                    return AccessErrors.OrganisationFull(row.Organisation, MostGrants);
                }

                if (!await reading.HasRoleAsync(transaction, row.Role))
                {
                    return AccessErrors.RoleUnknown(row.Role);
                }

                var id = await store.AddGrantAsync(transaction, row);
                return new CreateGrantResponse { Grant = AccessMapping.ToContract(row with { Id = id }) };
            },
            cancellationToken);
    }

    public Task<Result<DeleteGrantResponse>> RunAsync(DeleteGrantRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        if (!ResourceName.TryParse(request.Name, "organisations/*/grants/*", out var parts)
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            violations.Add("name", ResourceName.Malformed("name", "organisations/{id}/grants/{number}"));
            (parts, id) = (["", ""], 0);
        }

        return change.RunAsync(
            new(request, request.RequestId, caller, request.Name), violations, DeleteGrantResponse.Parser,
            async transaction => await store.DeleteGrantAsync(transaction, parts[0], id)
                ? new DeleteGrantResponse()
                : AccessErrors.GrantUnknown(request.Name),
            cancellationToken);
    }

    private GrantRow Check(CreateGrantRequest request, Violations violations)
    {
        var given = request.Grant ?? new Grant();
        var organisation = AccessNames.CheckOrganisation("parent", request.Parent, violations);
        var role = AccessNames.CheckRole("grant.role", given.Role, violations);
        var codes = CheckCommunes(given, violations);
        if (given.Sectors.Count > MostSectors)
        {
            violations.Invalid("grant.sectors", $"holds more than {MostSectors} sectors");
        }

        for (var i = 0; i < Math.Min(given.Sectors.Count, MostSectors); i++)
        {
            violations.Text($"grant.sectors[{i}]", given.Sectors[i], 200);
        }

        var expiresAt = InstantOf(given, violations);
        return new GrantRow(0, organisation, role, codes, given.Sectors.Count == 0 ? null : [.. given.Sectors.Distinct()], expiresAt);
    }

    private string[]? CheckCommunes(Grant given, Violations violations)
    {
        if (given.Communes is [AllCommunes])
        {
            return null;
        }

        if (given.Communes.Count is 0 or > MostCommunes)
        {
            violations.Invalid("grant.communes", $"must name 1 to {MostCommunes} communes, or {AllCommunes} alone");
            return [];
        }

        var today = VietnamTime.DayOf(clock.GetUtcNow());
        return [.. given.Communes.Select((name, i) => communes.Check($"grant.communes[{i}]", name, today, violations)?.Code ?? "").Distinct()];
    }

    private DateTimeOffset? InstantOf(Grant given, Violations violations)
    {
        if (given.ExpireTime is null)
        {
            return null;
        }

        if (given.ExpireTime.Seconds <= clock.GetUtcNow().ToUnixTimeSeconds() || given.ExpireTime.Seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            violations.Invalid("grant.expire_time", "must lie in the future");
            return null;
        }

        return DateTimeOffset.FromUnixTimeSeconds(given.ExpireTime.Seconds);
    }
}
