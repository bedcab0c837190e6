using IntegrationHub.Filings.V1;

namespace IntegrationHub.Client;

/// <summary>
/// Files dossiers and follows them. A write with an empty request id gets one (UUID v7); the caller's message is
/// not changed.
/// </summary>
public sealed class FilingsClient
{
    /// <summary>Cursor that stands before the first event there is.</summary>
    public const string Beginning = "beginning";

    private readonly FilingService.FilingServiceClient stub;
    private readonly HubCalls calls;
    private readonly FilingWatch watch;

    internal FilingsClient(FilingService.FilingServiceClient stub, HubCalls calls)
    {
        this.stub = stub;
        this.calls = calls;
        watch = new FilingWatch(stub, calls);
    }

    /// <summary>Stores a filing; the answer is the hub's promise to deliver it to the national portal.</summary>
    /// <exception cref="HubRefusalException">The filing is wrong; nothing was stored.</exception>
    public Task<SubmitFilingResponse> SubmitAsync(SubmitFilingRequest request, CancellationToken cancellationToken = default)
    {
        var sent = request.RequestId.Length > 0 ? request : new SubmitFilingRequest(request) { RequestId = calls.NewRequestId() };
        return calls.RunAsync(stub.SubmitFilingAsync, sent, sent.RequestId, cancellationToken);
    }

    /// <summary>Reads one filing.</summary>
    /// <exception cref="HubRefusalException">There is no such filing.</exception>
    public Task<GetFilingResponse> GetAsync(GetFilingRequest request, CancellationToken cancellationToken = default) =>
        calls.RunAsync(stub.GetFilingAsync, request, "", cancellationToken);

    /// <summary>Lists one page of filings, newest first.</summary>
    /// <exception cref="HubRefusalException">The filter, page token or page size is wrong.</exception>
    public Task<ListFilingsResponse> ListAsync(ListFilingsRequest request, CancellationToken cancellationToken = default) =>
        calls.RunAsync(stub.ListFilingsAsync, request, "", cancellationToken);

    /// <summary>Lists all filings that match, page after page as they are asked for.</summary>
    /// <exception cref="HubRefusalException">The filter or page size is wrong.</exception>
    public IAsyncEnumerable<Filing> ListAllAsync(ListFilingsRequest request, CancellationToken cancellationToken = default) =>
        Paging.AllAsync(
            token => ListAsync(new ListFilingsRequest(request) { PageToken = token }, cancellationToken),
            page => page.Filings,
            page => page.NextPageToken,
            cancellationToken);

    /// <summary>
    /// Follows what happens to the filings of a commune, in order and without gaps, until cancelled. Reconnects by
    /// itself after a break or after two missed heartbeats, right behind the last event; around a reconnect an event
    /// may come twice.
    /// </summary>
    /// <param name="parent">"communes/{code}", or "communes/-" for all.</param>
    /// <param name="cursor">Where to go on. Empty: from now on. <see cref="Beginning"/>: from the first event.</param>
    /// <param name="cancellationToken">Ends the watch with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="HubRefusalException">The cursor or the parent is wrong.</exception>
    /// <exception cref="HubUnavailableException">The hub was out of reach from the beginning. Once it was reached, the watch waits for it without end.</exception>
    public IAsyncEnumerable<WatchedFilingEvent> WatchAsync(string parent, string cursor = "", CancellationToken cancellationToken = default) =>
        watch.RunAsync(parent, cursor, cancellationToken);

    /// <summary>Records a step of work, and the move to another status where one is named.</summary>
    /// <exception cref="HubRefusalException">The move is not allowed, or there is no such filing.</exception>
    public Task<RecordProgressResponse> RecordProgressAsync(RecordProgressRequest request, CancellationToken cancellationToken = default)
    {
        var sent = request.RequestId.Length > 0 ? request : new RecordProgressRequest(request) { RequestId = calls.NewRequestId() };
        return calls.RunAsync(stub.RecordProgressAsync, sent, sent.RequestId, cancellationToken);
    }

    /// <summary>Asks the citizen for further documents.</summary>
    /// <exception cref="HubRefusalException">The move is not allowed, or there is no such filing.</exception>
    public Task<RequestSupplementResponse> RequestSupplementAsync(RequestSupplementRequest request, CancellationToken cancellationToken = default)
    {
        var sent = request.RequestId.Length > 0 ? request : new RequestSupplementRequest(request) { RequestId = calls.NewRequestId() };
        return calls.RunAsync(stub.RequestSupplementAsync, sent, sent.RequestId, cancellationToken);
    }

    /// <summary>Takes in what was asked for.</summary>
    /// <exception cref="HubRefusalException">The supplement is wrong, or none was asked for.</exception>
    public Task<SupplementFilingResponse> SupplementAsync(SupplementFilingRequest request, CancellationToken cancellationToken = default)
    {
        var sent = request.RequestId.Length > 0 ? request : new SupplementFilingRequest(request) { RequestId = calls.NewRequestId() };
        return calls.RunAsync(stub.SupplementFilingAsync, sent, sent.RequestId, cancellationToken);
    }

    /// <summary>Takes the filing back on the citizen's wish.</summary>
    /// <exception cref="HubRefusalException">The move is not allowed, or there is no such filing.</exception>
    public Task<WithdrawFilingResponse> WithdrawAsync(WithdrawFilingRequest request, CancellationToken cancellationToken = default)
    {
        var sent = request.RequestId.Length > 0 ? request : new WithdrawFilingRequest(request) { RequestId = calls.NewRequestId() };
        return calls.RunAsync(stub.WithdrawFilingAsync, sent, sent.RequestId, cancellationToken);
    }

    /// <summary>Ends the work with its result documents.</summary>
    /// <exception cref="HubRefusalException">The move is not allowed, or a result is wrong.</exception>
    public Task<CompleteFilingResponse> CompleteAsync(CompleteFilingRequest request, CancellationToken cancellationToken = default)
    {
        var sent = request.RequestId.Length > 0 ? request : new CompleteFilingRequest(request) { RequestId = calls.NewRequestId() };
        return calls.RunAsync(stub.CompleteFilingAsync, sent, sent.RequestId, cancellationToken);
    }
}
