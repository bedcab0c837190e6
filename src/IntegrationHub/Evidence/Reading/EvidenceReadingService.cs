using Grpc.Core;
using IntegrationHub.Evidence.Sealing;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Evidence.Reading;

/// <summary>The gRPC door of evidence.</summary>
internal sealed class EvidenceReadingService(ListEvidence list, ReadSeals seals, ExportBundle export, GetReceipt receipt, SigningKeyStore keys)
    : EvidenceService.EvidenceServiceBase
{
    public override async Task<ListEvidenceResponse> ListEvidence(ListEvidenceRequest request, ServerCallContext context) =>
        (await list.RunAsync(request, context.Caller(), context.CancellationToken)).OrRefuse();

    public override async Task<GetSealResponse> GetSeal(GetSealRequest request, ServerCallContext context) =>
        (await seals.RunAsync(request, context.CancellationToken)).OrRefuse();

    public override async Task<ListSealsResponse> ListSeals(ListSealsRequest request, ServerCallContext context) =>
        (await seals.RunAsync(request, context.CancellationToken)).OrRefuse();

    public override async Task ExportBundle(ExportBundleRequest request, IServerStreamWriter<ExportBundleResponse> responseStream, ServerCallContext context)
    {
        var proved = (await export.ProveAsync(request, context.Caller(), context.CancellationToken)).OrRefuse();
        await foreach (var message in export.RunAsync(proved, context.CancellationToken))
        {
            await responseStream.WriteAsync(message, context.CancellationToken);
        }
    }

    public override async Task<GetReceiptResponse> GetReceipt(GetReceiptRequest request, ServerCallContext context) =>
        (await receipt.RunAsync(request, context.Caller(), context.CancellationToken)).OrRefuse();

    public override async Task<GetSigningKeysResponse> GetSigningKeys(GetSigningKeysRequest request, ServerCallContext context) =>
        new() { Keys = { await keys.ListAsync(context.CancellationToken) } };
}
