using IntegrationHub.Access.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Access.Editing;

/// <summary>Makes roles and changes what they hold.</summary>
internal sealed class RoleEdits(AccessChange change, AccessStore store)
{
    private const int MostRpcs = 500;

    public Task<Result<PutRoleResponse>> RunAsync(PutRoleRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var given = request.Role ?? new Role();
        var violations = new Violations();
        var id = AccessNames.CheckRole("role.name", given.Name, violations);
        if (id.Length > 0)
        {
            AccessNames.CheckId("role.name", id, violations);
        }

        violations.Text("role.description", given.Description, 500);
        if (given.Rpcs.Count is 0 or > MostRpcs)
        {
            violations.Invalid("role.rpcs", $"must hold 1 to {MostRpcs} rpcs");
        }

        for (var i = 0; i < Math.Min(given.Rpcs.Count, MostRpcs); i++)
        {
            if (!IsServed(given.Rpcs[i]))
            {
                violations.Add($"role.rpcs[{i}]", AccessErrors.RpcUnknown(Shown(given.Rpcs[i])));
            }
        }

        var row = new RoleRow(id, given.Description, [.. given.Rpcs.Distinct()]);
        return change.RunAsync(
            new(request, request.RequestId, caller, given.Name), violations, PutRoleResponse.Parser,
            async transaction =>
            {
                await store.PutRoleAsync(transaction, row);
                return new PutRoleResponse { Role = AccessMapping.ToContract(row) };
            },
            cancellationToken);
    }

    private static bool IsServed(string rpc) =>
        rpc.EndsWith("/*", StringComparison.Ordinal)
            ? AccessRules.All.Any(r => r.Rpc.StartsWith(rpc[..^1], StringComparison.Ordinal))
            : AccessRules.Find(rpc) is not null;

    private static string Shown(string rpc) => rpc.Length <= 200 ? rpc : rpc[..200];
}
