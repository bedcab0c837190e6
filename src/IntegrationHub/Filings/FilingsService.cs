using Grpc.Core;
using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

/// <summary>The gRPC door of filings: each rpc is one operation.</summary>
internal sealed class FilingsService(
    SubmitFiling submit, GetFiling get, ListFilings list, WatchFilings watch, RecordProgress progress,
    RequestSupplement requestSupplement, SupplementFiling supplement, WithdrawFiling withdraw, CompleteFiling complete,
    IHostApplicationLifetime lifetime)
    : FilingService.FilingServiceBase
{
    public override async Task<SubmitFilingResponse> SubmitFiling(SubmitFilingRequest request, ServerCallContext context) =>
        (await submit.RunAsync(request, context.Caller(), context.CancellationToken)).OrRefuse();

    public override async Task<GetFilingResponse> GetFiling(GetFilingRequest request, ServerCallContext context) =>
        (await get.RunAsync(request, context.Caller(), context.CancellationToken)).OrRefuse();

    public override async Task<ListFilingsResponse> ListFilings(ListFilingsRequest request, ServerCallContext context) =>
        (await list.RunAsync(request, context.Caller(), context.CancellationToken)).OrRefuse();

    public override async Task WatchFilings(WatchFilingsRequest request, IServerStreamWriter<WatchFilingsResponse> responseStream, ServerCallContext context)
    {
        // A stream has no end of its own: left open, it would hold up the stop of the whole process.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        var parsed = watch.Parse(request).OrRefuse();
        await foreach (var message in watch.RunAsync(parsed, context.Caller, either.Token))
        {
            await responseStream.WriteAsync(message, either.Token);
        }
    }

    public override async Task<RecordProgressResponse> RecordProgress(RecordProgressRequest request, ServerCallContext context) =>
        (await progress.RunAsync(request, context.Caller(), context.CancellationToken)).OrRefuse();

    public override async Task<RequestSupplementResponse> RequestSupplement(RequestSupplementRequest request, ServerCallContext context) =>
        (await requestSupplement.RunAsync(request, context.Caller(), context.CancellationToken)).OrRefuse();

    public override async Task<SupplementFilingResponse> SupplementFiling(SupplementFilingRequest request, ServerCallContext context) =>
        (await supplement.RunAsync(request, context.Caller(), context.CancellationToken)).OrRefuse();

    public override async Task<WithdrawFilingResponse> WithdrawFiling(WithdrawFilingRequest request, ServerCallContext context) =>
        (await withdraw.RunAsync(request, context.Caller(), context.CancellationToken)).OrRefuse();

    public override async Task<CompleteFilingResponse> CompleteFiling(CompleteFilingRequest request, ServerCallContext context) =>
        (await complete.RunAsync(request, context.Caller(), context.CancellationToken)).OrRefuse();
}
