using IntegrationHub.Access.V1;

namespace IntegrationHub.Client;

/// <summary>
/// Edits who may call the hub. A write with an empty request id gets one (UUID v7); the caller's message is not
/// changed.
/// </summary>
public sealed class AccessClient
{
    private readonly AccessService.AccessServiceClient stub;
    private readonly HubCalls calls;

    internal AccessClient(AccessService.AccessServiceClient stub, HubCalls calls)
    {
        this.stub = stub;
        this.calls = calls;
    }

    /// <summary>Lists all organisations with their identities and grants.</summary>
    public Task<ListOrganisationsResponse> ListOrganisationsAsync(CancellationToken cancellationToken = default) =>
        calls.RunAsync(stub.ListOrganisationsAsync, new ListOrganisationsRequest(), "", cancellationToken);

    /// <summary>Enters an organisation; it may do nothing yet.</summary>
    /// <exception cref="HubRefusalException">The id is taken, or a field is wrong.</exception>
    public Task<CreateOrganisationResponse> CreateOrganisationAsync(CreateOrganisationRequest request, CancellationToken cancellationToken = default)
    {
        var sent = request.RequestId.Length > 0 ? request : new CreateOrganisationRequest(request) { RequestId = calls.NewRequestId() };
        return calls.RunAsync(stub.CreateOrganisationAsync, sent, sent.RequestId, cancellationToken);
    }

    /// <summary>Suspends an organisation or lets it call again.</summary>
    /// <exception cref="HubRefusalException">There is no such organisation.</exception>
    public Task<SuspendOrganisationResponse> SuspendOrganisationAsync(SuspendOrganisationRequest request, CancellationToken cancellationToken = default)
    {
        var sent = request.RequestId.Length > 0 ? request : new SuspendOrganisationRequest(request) { RequestId = calls.NewRequestId() };
        return calls.RunAsync(stub.SuspendOrganisationAsync, sent, sent.RequestId, cancellationToken);
    }

    /// <summary>Says how many calls an organisation may make in a second; 0 is the hub's default.</summary>
    /// <exception cref="HubRefusalException">There is no such organisation, or the number is out of bounds.</exception>
    public Task<LimitOrganisationResponse> LimitOrganisationAsync(LimitOrganisationRequest request, CancellationToken cancellationToken = default)
    {
        var sent = request.RequestId.Length > 0 ? request : new LimitOrganisationRequest(request) { RequestId = calls.NewRequestId() };
        return calls.RunAsync(stub.LimitOrganisationAsync, sent, sent.RequestId, cancellationToken);
    }

    /// <summary>Recognises an organisation by one more identity.</summary>
    /// <exception cref="HubRefusalException">There is no such organisation, or the identity is another's.</exception>
    public Task<AddIdentityResponse> AddIdentityAsync(AddIdentityRequest request, CancellationToken cancellationToken = default)
    {
        var sent = request.RequestId.Length > 0 ? request : new AddIdentityRequest(request) { RequestId = calls.NewRequestId() };
        return calls.RunAsync(stub.AddIdentityAsync, sent, sent.RequestId, cancellationToken);
    }

    /// <summary>Recognises an organisation by an identity no longer.</summary>
    /// <exception cref="HubRefusalException">There is no such organisation.</exception>
    public Task<RemoveIdentityResponse> RemoveIdentityAsync(RemoveIdentityRequest request, CancellationToken cancellationToken = default)
    {
        var sent = request.RequestId.Length > 0 ? request : new RemoveIdentityRequest(request) { RequestId = calls.NewRequestId() };
        return calls.RunAsync(stub.RemoveIdentityAsync, sent, sent.RequestId, cancellationToken);
    }

    /// <summary>Gives an organisation a role for communes and sectors.</summary>
    /// <exception cref="HubRefusalException">The organisation, the role or a commune is unknown.</exception>
    public Task<CreateGrantResponse> CreateGrantAsync(CreateGrantRequest request, CancellationToken cancellationToken = default)
    {
        var sent = request.RequestId.Length > 0 ? request : new CreateGrantRequest(request) { RequestId = calls.NewRequestId() };
        return calls.RunAsync(stub.CreateGrantAsync, sent, sent.RequestId, cancellationToken);
    }

    /// <summary>Takes a grant back.</summary>
    /// <exception cref="HubRefusalException">There is no such grant.</exception>
    public Task<DeleteGrantResponse> DeleteGrantAsync(DeleteGrantRequest request, CancellationToken cancellationToken = default)
    {
        var sent = request.RequestId.Length > 0 ? request : new DeleteGrantRequest(request) { RequestId = calls.NewRequestId() };
        return calls.RunAsync(stub.DeleteGrantAsync, sent, sent.RequestId, cancellationToken);
    }

    /// <summary>Lists all roles with their rpcs.</summary>
    public Task<ListRolesResponse> ListRolesAsync(CancellationToken cancellationToken = default) =>
        calls.RunAsync(stub.ListRolesAsync, new ListRolesRequest(), "", cancellationToken);

    /// <summary>Makes a role, or gives it another set of rpcs.</summary>
    /// <exception cref="HubRefusalException">An rpc is unknown, or a field is wrong.</exception>
    public Task<PutRoleResponse> PutRoleAsync(PutRoleRequest request, CancellationToken cancellationToken = default)
    {
        var sent = request.RequestId.Length > 0 ? request : new PutRoleRequest(request) { RequestId = calls.NewRequestId() };
        return calls.RunAsync(stub.PutRoleAsync, sent, sent.RequestId, cancellationToken);
    }

    /// <summary>Says whether a call would be allowed, and why. Nothing is called.</summary>
    /// <exception cref="HubRefusalException">The organisation or the rpc is unknown.</exception>
    public Task<ExplainAccessResponse> ExplainAsync(ExplainAccessRequest request, CancellationToken cancellationToken = default) =>
        calls.RunAsync(stub.ExplainAccessAsync, request, "", cancellationToken);

    /// <summary>Gets a link that opens the pages of access in a browser, once and within minutes.</summary>
    public Task<OpenConsoleResponse> OpenConsoleAsync(CancellationToken cancellationToken = default) =>
        calls.RunAsync(stub.OpenConsoleAsync, new OpenConsoleRequest(), "", cancellationToken);
}
