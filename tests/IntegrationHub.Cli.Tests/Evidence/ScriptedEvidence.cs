using Grpc.Core;
using IntegrationHub.Evidence.V1;

namespace IntegrationHub.Cli.Tests.Evidence;

/// <summary>Gives out the golden bundle, a part for each of its lists.</summary>
internal sealed class ScriptedEvidence : EvidenceService.EvidenceServiceBase
{
    private readonly EvidenceBundle bundle = EvidenceBundle.Parser.ParseFrom(GoldenBundle.Bytes);

    public ExportBundleRequest? Exported { get; private set; }

    public override async Task ExportBundle(ExportBundleRequest request, IServerStreamWriter<ExportBundleResponse> responseStream, ServerCallContext context)
    {
        Exported = request;
        await responseStream.WriteAsync(new() { Part = new() { Chain = bundle.Chain, SealDate = bundle.SealDate, ChainProof = bundle.ChainProof } });
        await responseStream.WriteAsync(new() { Part = new() { Seals = { bundle.Seals } } });
        foreach (var record in bundle.Records)
        {
            await responseStream.WriteAsync(new() { Part = new() { Records = { record } } });
        }
    }

    public override Task<ListSealsResponse> ListSeals(ListSealsRequest request, ServerCallContext context) =>
        Task.FromResult(new ListSealsResponse { Seals = { bundle.Seals } });

    public override Task<GetReceiptResponse> GetReceipt(GetReceiptRequest request, ServerCallContext context) =>
        Task.FromResult(new GetReceiptResponse
        {
            Record = bundle.Records[0],
            RecordPath = new() { LeafIndex = 0, LeafCount = 3, Hashes = { bundle.Records[1].Hash, bundle.Records[2].Hash } },
            ChainProof = bundle.ChainProof,
            Seal = bundle.Seals[0],
        });
}
