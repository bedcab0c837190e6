using Grpc.Core;
using Grpc.Net.Client;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Filings;

/// <summary>A commune's system: calls the hub's real gRPC door, each call bounded.</summary>
public sealed class FilingCaller(GrpcChannel channel)
{
    private readonly FilingService.FilingServiceClient stub = new(channel);

    public async Task<Filing> SubmitAsync(SubmitFilingRequest request) => (await stub.SubmitFilingAsync(request, Bounded())).Filing;

    public async Task<Filing> GetAsync(string name) => (await stub.GetFilingAsync(new() { Name = name }, Bounded())).Filing;

    public async Task<ListFilingsResponse> ListAsync(ListFilingsRequest request) => await stub.ListFilingsAsync(request, Bounded());

    public async Task<Filing> ProgressAsync(RecordProgressRequest request) => (await stub.RecordProgressAsync(request, Bounded())).Filing;

    public async Task<Filing> AskForMoreAsync(RequestSupplementRequest request) => (await stub.RequestSupplementAsync(request, Bounded())).Filing;

    public async Task<Filing> SupplementAsync(SupplementFilingRequest request) => (await stub.SupplementFilingAsync(request, Bounded())).Filing;

    public async Task<Filing> WithdrawAsync(WithdrawFilingRequest request) => (await stub.WithdrawFilingAsync(request, Bounded())).Filing;

    public async Task<Filing> CompleteAsync(CompleteFilingRequest request) => (await stub.CompleteFilingAsync(request, Bounded())).Filing;

    public WatchedStream Watch(WatchFilingsRequest request) => new(stub.WatchFilings(request, cancellationToken: TestContext.Current.CancellationToken));

    // gRPC measures a deadline by the machine's clock, whatever clock the hub has.
    private static CallOptions Bounded() =>
        new(deadline: (TimeProvider.System.GetUtcNow() + Within.AMinute).UtcDateTime, cancellationToken: TestContext.Current.CancellationToken);
}
