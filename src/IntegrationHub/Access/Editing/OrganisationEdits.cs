using IntegrationHub.Access.Console;
using IntegrationHub.Access.V1;
using IntegrationHub.Rpc;
using IntegrationHub.Storage;

namespace IntegrationHub.Access.Editing;

/// <summary>Enters organisations and suspends them.</summary>
internal sealed class OrganisationEdits(AccessChange change, AccessStore store, AccessReading reading, TimeProvider clock)
{
    public Task<Result<CreateOrganisationResponse>> RunAsync(CreateOrganisationRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var given = request.Organisation ?? new Organisation();
        var violations = new Violations();
        AccessNames.CheckId("organisation_id", request.OrganisationId, violations);
        violations.Text("organisation.display_name", given.DisplayName, 200);
        if (given.Kind == OrganisationKind.Unspecified || !Enum.IsDefined(given.Kind))
        {
            violations.Invalid("organisation.kind", "must be a kind of organisation");
        }

        return change.RunAsync(
            new(request, request.RequestId, caller, $"organisations/{request.OrganisationId}"), violations, CreateOrganisationResponse.Parser,
            async transaction =>
            {
                var row = new OrganisationRow(request.OrganisationId, given.DisplayName, given.Kind, Suspended: false, clock.GetUtcNow());
                return await store.AddAsync(transaction, row)
                    ? new CreateOrganisationResponse { Organisation = AccessMapping.ToContract(row, [], []) }
                    : AccessErrors.OrganisationExists(row.Id);
            },
            cancellationToken);
    }

    public Task<Result<SuspendOrganisationResponse>> RunAsync(SuspendOrganisationRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        var id = AccessNames.CheckOrganisation("name", request.Name, violations);
        return change.RunAsync(
            new(request, request.RequestId, caller, request.Name), violations, SuspendOrganisationResponse.Parser,
            transaction => SuspendAsync(transaction, id, request.Suspended),
            cancellationToken);
    }

    private async Task<Result<SuspendOrganisationResponse>> SuspendAsync(HubTransaction transaction, string id, bool suspended)
    {
        if (!await store.SuspendAsync(transaction, id, suspended))
        {
            return AccessErrors.OrganisationUnknown(id);
        }

        if (suspended)
        {
            await ConsoleKeyStore.EndAllAsync(transaction, id);
        }

        return (await reading.FindAsync(transaction, id)).Map(organisation => new SuspendOrganisationResponse { Organisation = organisation });
    }
}
