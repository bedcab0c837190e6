using Grpc.Core;
using IntegrationHub.Access.Console;
using IntegrationHub.Access.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Access.Editing;

/// <summary>The gRPC door of access.</summary>
internal sealed class AccessEditingService(
    AccessReading reading, OrganisationEdits organisations, IdentityEdits identities, GrantEdits grants, RoleEdits roles, ExplainAccess explain,
    OpenConsole console)
    : AccessService.AccessServiceBase
{
    public override Task<ListOrganisationsResponse> ListOrganisations(ListOrganisationsRequest request, ServerCallContext context) =>
        reading.RunAsync(request, context.CancellationToken);

    public override async Task<CreateOrganisationResponse> CreateOrganisation(CreateOrganisationRequest request, ServerCallContext context) =>
        (await organisations.RunAsync(request, context.Caller(), context.CancellationToken)).OrRefuse();

    public override async Task<SuspendOrganisationResponse> SuspendOrganisation(SuspendOrganisationRequest request, ServerCallContext context) =>
        (await organisations.RunAsync(request, context.Caller(), context.CancellationToken)).OrRefuse();

    public override async Task<LimitOrganisationResponse> LimitOrganisation(LimitOrganisationRequest request, ServerCallContext context) =>
        (await organisations.RunAsync(request, context.Caller(), context.CancellationToken)).OrRefuse();

    public override async Task<AddIdentityResponse> AddIdentity(AddIdentityRequest request, ServerCallContext context) =>
        (await identities.RunAsync(request, context.Caller(), context.CancellationToken)).OrRefuse();

    public override async Task<RemoveIdentityResponse> RemoveIdentity(RemoveIdentityRequest request, ServerCallContext context) =>
        (await identities.RunAsync(request, context.Caller(), context.CancellationToken)).OrRefuse();

    public override async Task<CreateGrantResponse> CreateGrant(CreateGrantRequest request, ServerCallContext context) =>
        (await grants.RunAsync(request, context.Caller(), context.CancellationToken)).OrRefuse();

    public override async Task<DeleteGrantResponse> DeleteGrant(DeleteGrantRequest request, ServerCallContext context) =>
        (await grants.RunAsync(request, context.Caller(), context.CancellationToken)).OrRefuse();

    public override Task<ListRolesResponse> ListRoles(ListRolesRequest request, ServerCallContext context) =>
        reading.RunAsync(request, context.CancellationToken);

    public override async Task<PutRoleResponse> PutRole(PutRoleRequest request, ServerCallContext context) =>
        (await roles.RunAsync(request, context.Caller(), context.CancellationToken)).OrRefuse();

    public override Task<ExplainAccessResponse> ExplainAccess(ExplainAccessRequest request, ServerCallContext context) =>
        Task.FromResult(explain.Run(request).OrRefuse());

    public override Task<OpenConsoleResponse> OpenConsole(OpenConsoleRequest request, ServerCallContext context) =>
        console.RunAsync(context.Caller(), context.CancellationToken);
}
