using IntegrationHub.Access.Console;
using IntegrationHub.Access.V1;
using IntegrationHub.Rpc;
using IntegrationHub.Storage;

namespace IntegrationHub.Access.Editing;

/// <summary>Enters organisations, suspends them and says how much they may call.</summary>
internal sealed class OrganisationEdits(AccessChange change, AccessStore store, AccessReading reading, TimeProvider clock)
{
    private const int MostCallsPerSecond = 100_000;

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

        CheckRate("organisation.calls_per_second", given.CallsPerSecond, violations);

        return change.RunAsync(
            new(request, request.RequestId, caller, $"organisations/{request.OrganisationId}"), violations, CreateOrganisationResponse.Parser,
            async transaction =>
            {
                var row = new OrganisationRow(request.OrganisationId, given.DisplayName, given.Kind, Suspended: false, clock.GetUtcNow(), given.CallsPerSecond);
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

    public Task<Result<LimitOrganisationResponse>> RunAsync(LimitOrganisationRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        var id = AccessNames.CheckOrganisation("name", request.Name, violations);
        CheckRate("calls_per_second", request.CallsPerSecond, violations);
        return change.RunAsync(
            new(request, request.RequestId, caller, request.Name), violations, LimitOrganisationResponse.Parser,
            transaction => LimitAsync(transaction, id, request.CallsPerSecond),
            cancellationToken);
    }

    private static void CheckRate(string field, int callsPerSecond, Violations violations)
    {
        if (callsPerSecond is < 0 or > MostCallsPerSecond)
        {
            violations.Invalid(field, $"must be 0 to {MostCallsPerSecond}");
        }
    }

    private async Task<Result<LimitOrganisationResponse>> LimitAsync(HubTransaction transaction, string id, int callsPerSecond)
    {
        if (!await store.LimitAsync(transaction, id, callsPerSecond))
        {
            return AccessErrors.OrganisationUnknown(id);
        }

        return (await reading.FindAsync(transaction, id)).Map(organisation => new LimitOrganisationResponse { Organisation = organisation });
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
