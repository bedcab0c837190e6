using IntegrationHub.Access.Console;
using IntegrationHub.Access.V1;
using IntegrationHub.Rpc;
using IntegrationHub.Storage;

namespace IntegrationHub.Access.Editing;

/// <summary>Binds identities to organisations.</summary>
internal sealed class IdentityEdits(AccessChange change, AccessStore store, AccessReading reading)
{
    // As of grants: all are in memory.
    private const int MostIdentities = 100;

    public Task<Result<AddIdentityResponse>> RunAsync(AddIdentityRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        var row = Check(request.Name, request.Identity, violations);
        return change.RunAsync(
            new(request, request.RequestId, caller, request.Name), violations, AddIdentityResponse.Parser, transaction => AddAsync(transaction, row), cancellationToken);
    }

    public Task<Result<RemoveIdentityResponse>> RunAsync(RemoveIdentityRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        var row = Check(request.Name, request.Identity, violations);
        return change.RunAsync(
            new(request, request.RequestId, caller, request.Name), violations, RemoveIdentityResponse.Parser,
            async transaction =>
            {
                await store.RemoveIdentityAsync(transaction, row);
                // Whoever came in by it must not stay in a browser.
                await ConsoleKeyStore.EndAllAsync(transaction, row.Organisation);
                return (await reading.FindAsync(transaction, row.Organisation)).Map(o => new RemoveIdentityResponse { Organisation = o });
            },
            cancellationToken);
    }

    private async Task<Result<AddIdentityResponse>> AddAsync(HubTransaction transaction, IdentityRow row)
    {
        if ((await reading.FindAsync(transaction, row.Organisation)).IsRefused(out var refusal, out var organisation))
        {
            return refusal;
        }

        if (organisation.Identities.Count >= MostIdentities)
        {
            return AccessErrors.OrganisationFull(row.Organisation, MostIdentities);
        }

        return await store.AddIdentityAsync(transaction, row)
            ? (await reading.FindAsync(transaction, row.Organisation)).Map(o => new AddIdentityResponse { Organisation = o })
            : AccessErrors.IdentityTaken();
    }

    private static IdentityRow Check(string name, Identity? identity, Violations violations)
    {
        var organisation = AccessNames.CheckOrganisation("name", name, violations);
        var given = identity ?? new Identity();
        if (given.Kind == IdentityKind.Unspecified || !Enum.IsDefined(given.Kind))
        {
            violations.Invalid("identity.kind", "must be CERTIFICATE or TOKEN");
        }

        if (violations.Text("identity.value", given.Value, 500) && given.Kind == IdentityKind.Token && given.Value.Split(' ') is not [{ Length: > 0 }, { Length: > 0 }])
        {
            violations.Invalid("identity.value", "must be \"{issuer} {client id}\" for a token");
        }

        return new IdentityRow(given.Kind, given.Value, organisation);
    }
}
