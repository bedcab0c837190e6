using IntegrationHub.Access.V1;
using IntegrationHub.Rpc;
using IntegrationHub.Storage;

namespace IntegrationHub.Access.Editing;

/// <summary>Shows who may call, as stored.</summary>
internal sealed class AccessReading(AccessStore store)
{
    public async Task<ListOrganisationsResponse> RunAsync(ListOrganisationsRequest request, CancellationToken cancellationToken)
    {
        var data = await store.LoadAsync(cancellationToken);
        return new ListOrganisationsResponse { Organisations = { data.Organisations.Select(o => ToContract(data, o)) } };
    }

    public async Task<ListRolesResponse> RunAsync(ListRolesRequest request, CancellationToken cancellationToken) =>
        new() { Roles = { (await store.LoadAsync(cancellationToken)).Roles.Select(AccessMapping.ToContract) } };

    /// <summary>One organisation as this transaction sees it.</summary>
    public async Task<Result<Organisation>> FindAsync(HubTransaction transaction, string id)
    {
        var data = await store.LoadAsync(transaction, CancellationToken.None);
        return data.Organisations.FirstOrDefault(o => o.Id == id) is { } found ? ToContract(data, found) : AccessErrors.OrganisationUnknown(id);
    }

    public async Task<bool> HasRoleAsync(HubTransaction transaction, string role) =>
        (await store.LoadAsync(transaction, CancellationToken.None)).Roles.Any(r => r.Id == role);

    private static Organisation ToContract(AccessData data, OrganisationRow organisation) => AccessMapping.ToContract(
        organisation,
        data.Identities.Where(i => i.Organisation == organisation.Id),
        data.Grants.Where(g => g.Organisation == organisation.Id));
}
