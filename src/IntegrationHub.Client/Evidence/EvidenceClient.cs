using Google.Protobuf;
using Grpc.Core;
using IntegrationHub.Evidence.V1;

namespace IntegrationHub.Client.Evidence;

/// <summary>Fetches what proves what the hub did. <see cref="BundleVerifier"/> checks it without the hub.</summary>
public sealed class EvidenceClient
{
    private readonly EvidenceService.EvidenceServiceClient stub;
    private readonly HubCalls calls;

    internal EvidenceClient(EvidenceService.EvidenceServiceClient stub, HubCalls calls)
    {
        this.stub = stub;
        this.calls = calls;
    }

    /// <summary>Lists all records of a chain that match, page after page as they are asked for.</summary>
    /// <exception cref="HubRefusalException">The chain is not yours, or the page size is wrong.</exception>
    public IAsyncEnumerable<EvidenceRecord> ListAllAsync(ListEvidenceRequest request, CancellationToken cancellationToken = default) =>
        Paging.AllAsync(
            token => calls.RunAsync(stub.ListEvidenceAsync, new ListEvidenceRequest(request) { PageToken = token }, "", cancellationToken),
            page => page.Records,
            page => page.NextPageToken,
            cancellationToken);

    /// <summary>Reads the seal of a day.</summary>
    /// <exception cref="HubRefusalException">The day is not sealed.</exception>
    public Task<GetSealResponse> GetSealAsync(GetSealRequest request, CancellationToken cancellationToken = default) =>
        calls.RunAsync(stub.GetSealAsync, request, "", cancellationToken);

    /// <summary>Lists all seals, newest first, page after page as they are asked for.</summary>
    public IAsyncEnumerable<DaySeal> ListAllSealsAsync(ListSealsRequest request, CancellationToken cancellationToken = default) =>
        Paging.AllAsync(
            token => calls.RunAsync(stub.ListSealsAsync, new ListSealsRequest(request) { PageToken = token }, "", cancellationToken),
            page => page.Seals,
            page => page.NextPageToken,
            cancellationToken);

    /// <summary>Writes everything that proves one day of a chain, an encoded EvidenceBundle.</summary>
    /// <param name="request">The chain and the day.</param>
    /// <param name="destination">Written to from its present position on; seekable, for a broken line begins anew there.</param>
    /// <param name="cancellationToken">Ends the transfer.</param>
    /// <exception cref="HubRefusalException">The day is not sealed, or the chain is not yours.</exception>
    /// <exception cref="HubUnavailableException">The hub was out of reach in all attempts.</exception>
    public async Task ExportAsync(ExportBundleRequest request, Stream destination, CancellationToken cancellationToken = default)
    {
        var start = destination.Position;
        var identity = new CallIdentity(calls.Options);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ReceiveAsync(request, destination, identity, cancellationToken);
                return;
            }
            catch (RpcException exception)
            {
                await calls.PauseAsync(exception, identity, attempt, "", cancellationToken);
                destination.Position = start;
                destination.SetLength(start);
            }
        }
    }

    /// <summary>Reads what proves that one filing was accepted.</summary>
    /// <exception cref="HubRefusalException">There is no such filing.</exception>
    public Task<GetReceiptResponse> GetReceiptAsync(GetReceiptRequest request, CancellationToken cancellationToken = default) =>
        calls.RunAsync(stub.GetReceiptAsync, request, "", cancellationToken);

    /// <summary>Lists the hub's public keys, newest first. Ask once and keep them: a proof is only as good as the road the key came on.</summary>
    public Task<GetSigningKeysResponse> GetSigningKeysAsync(CancellationToken cancellationToken = default) =>
        calls.RunAsync(stub.GetSigningKeysAsync, new GetSigningKeysRequest(), "", cancellationToken);

    private async Task ReceiveAsync(ExportBundleRequest request, Stream destination, CallIdentity identity, CancellationToken cancellationToken)
    {
        using var stall = new SilenceLimit(calls.Options.Deadline, calls.Clock, cancellationToken);
        using var stream = stub.ExportBundle(request, await identity.HeadersAsync(cancellationToken), cancellationToken: stall.Token);
        try
        {
            while (await stall.WaitAsync(stream.ResponseStream.MoveNext))
            {
                await destination.WriteAsync(stream.ResponseStream.Current.Part.ToByteArray(), cancellationToken);
            }
        }
        catch (RpcException exception) when (stall.Reached && exception.StatusCode == StatusCode.Cancelled)
        {
            throw new RpcException(new Status(StatusCode.DeadlineExceeded, "The export stood still.", exception));
        }
    }
}
