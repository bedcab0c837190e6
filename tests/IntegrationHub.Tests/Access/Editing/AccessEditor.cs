using Grpc.Net.Client;
using IntegrationHub.Access.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Access.Editing;

/// <summary>Edits access by gRPC in as few words as a test needs.</summary>
internal sealed class AccessEditor(GrpcChannel channel)
{
    private readonly AccessService.AccessServiceClient access = new(channel);

    public AccessService.AccessServiceClient Calls => access;

    public static string NewId() => Guid.NewGuid().ToString();

    public async Task<Organisation> CreateAsync(string id, OrganisationKind kind = OrganisationKind.Vendor, string? requestId = null, string displayName = "Vendor") =>
        (await access.CreateOrganisationAsync(
            new CreateOrganisationRequest { OrganisationId = id, RequestId = requestId ?? NewId(), Organisation = new Organisation { DisplayName = displayName, Kind = kind } },
            cancellationToken: TestContext.Current.CancellationToken)).Organisation;

    public async Task<Organisation> SuspendAsync(string id, bool suspended) =>
        (await access.SuspendOrganisationAsync(
            new SuspendOrganisationRequest { Name = $"organisations/{id}", RequestId = NewId(), Suspended = suspended },
            cancellationToken: TestContext.Current.CancellationToken)).Organisation;

    public async Task<Organisation> AddIdentityAsync(string id, IdentityKind kind, string value) =>
        (await access.AddIdentityAsync(
            new AddIdentityRequest { Name = $"organisations/{id}", RequestId = NewId(), Identity = new Identity { Kind = kind, Value = value } },
            cancellationToken: TestContext.Current.CancellationToken)).Organisation;

    public async Task<Organisation> RemoveIdentityAsync(string id, IdentityKind kind, string value) =>
        (await access.RemoveIdentityAsync(
            new RemoveIdentityRequest { Name = $"organisations/{id}", RequestId = NewId(), Identity = new Identity { Kind = kind, Value = value } },
            cancellationToken: TestContext.Current.CancellationToken)).Organisation;

    public async Task<Grant> GrantAsync(string id, string role, string[] communes, string[]? sectors = null, DateTimeOffset? until = null)
    {
        var grant = new Grant { Role = $"roles/{role}", Communes = { communes }, Sectors = { sectors ?? [] } };
        if (until is { } end)
        {
            grant.ExpireTime = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(end);
        }

        return (await access.CreateGrantAsync(
            new CreateGrantRequest { Parent = $"organisations/{id}", RequestId = NewId(), Grant = grant }, cancellationToken: TestContext.Current.CancellationToken)).Grant;
    }

    public async Task TakeBackAsync(string grant) => await access.DeleteGrantAsync(
        new DeleteGrantRequest { Name = grant, RequestId = NewId() }, cancellationToken: TestContext.Current.CancellationToken);

    public async Task<Role> PutRoleAsync(string id, params string[] rpcs) =>
        (await access.PutRoleAsync(
            new PutRoleRequest { Role = new Role { Name = $"roles/{id}", Description = "For tests.", Rpcs = { rpcs } }, RequestId = NewId() },
            cancellationToken: TestContext.Current.CancellationToken)).Role;

    public async Task<Organisation> FindAsync(string id) =>
        (await access.ListOrganisationsAsync(new ListOrganisationsRequest(), cancellationToken: TestContext.Current.CancellationToken))
        .Organisations.Single(o => o.Name == $"organisations/{id}");

    public async Task<ExplainAccessResponse> ExplainAsync(string id, string rpc, string commune = "", string procedure = "") => await access.ExplainAccessAsync(
        new ExplainAccessRequest { Organisation = $"organisations/{id}", Rpc = rpc, Commune = commune, Procedure = procedure },
        cancellationToken: TestContext.Current.CancellationToken);
}
