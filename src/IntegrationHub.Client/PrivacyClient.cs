using Grpc.Core;
using IntegrationHub.Privacy.V1;

namespace IntegrationHub.Client;

/// <summary>What the hub holds about people, and its destruction.</summary>
public sealed class PrivacyClient
{
    private readonly PrivacyService.PrivacyServiceClient stub;
    private readonly HubCalls calls;

    internal PrivacyClient(PrivacyService.PrivacyServiceClient stub, HubCalls calls)
    {
        this.stub = stub;
        this.calls = calls;
    }

    /// <summary>Everything held about a person. Each attempt on a broken line leaves its own trace in evidence.</summary>
    /// <exception cref="HubRefusalException">The number or the ground is missing or malformed.</exception>
    /// <exception cref="HubUnavailableException">The hub was out of reach in all attempts.</exception>
    public async Task<IReadOnlyList<ExportPersonResponse>> ExportPersonAsync(ExportPersonRequest request, CancellationToken cancellationToken = default)
    {
        var identity = new CallIdentity(calls.Options);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ReceiveAsync(request, identity, cancellationToken);
            }
            catch (RpcException exception)
            {
                await calls.PauseAsync(exception, identity, attempt, "", cancellationToken);
            }
        }
    }

    /// <summary>Destroys the content of one filing before its time. An empty request id is filled in.</summary>
    /// <exception cref="HubRefusalException">There is no such filing, its content is still needed, or was destroyed before.</exception>
    public Task<DestroyFilingContentResponse> DestroyFilingContentAsync(DestroyFilingContentRequest request, CancellationToken cancellationToken = default)
    {
        var sent = request.RequestId.Length > 0 ? request : new DestroyFilingContentRequest(request) { RequestId = calls.NewRequestId() };
        return calls.RunAsync(stub.DestroyFilingContentAsync, sent, sent.RequestId, cancellationToken);
    }

    /// <summary>Under which master keys what is stored, and what is due to be destroyed.</summary>
    public Task<GetPrivacyStateResponse> GetStateAsync(CancellationToken cancellationToken = default) =>
        calls.RunAsync(stub.GetPrivacyStateAsync, new GetPrivacyStateRequest(), "", cancellationToken);

    private async Task<List<ExportPersonResponse>> ReceiveAsync(ExportPersonRequest request, CallIdentity identity, CancellationToken cancellationToken)
    {
        var held = new List<ExportPersonResponse>();
        using var stall = new SilenceLimit(calls.Options.Deadline, calls.Clock, cancellationToken);
        using var stream = stub.ExportPerson(request, await identity.HeadersAsync(cancellationToken), cancellationToken: stall.Token);
        try
        {
            while (await stall.WaitAsync(stream.ResponseStream.MoveNext))
            {
                held.Add(stream.ResponseStream.Current);
            }

            return held;
        }
        catch (RpcException exception) when (stall.Reached && exception.StatusCode == StatusCode.Cancelled)
        {
            throw new RpcException(new Status(StatusCode.DeadlineExceeded, "The export stood still.", exception));
        }
    }
}
