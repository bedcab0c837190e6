using IntegrationHub.Evidence.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Evidence.Reading;

/// <summary>Reads what proves that one filing was accepted.</summary>
internal sealed class GetReceipt(EvidenceStore records, SealReadingStore seals)
{
    private const string AnyCommune = "-";

    public async Task<Result<GetReceiptResponse>> RunAsync(GetReceiptRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (!ResourceName.TryParse(request.Name, "communes/*/filings/*", out var parts))
        {
            return ResourceName.Malformed("name", "communes/{code}/filings/{dossier code}");
        }

        // One out of reach is answered like one that is not there.
        var accepted = await records.AcceptedAsync(parts[1], cancellationToken);
        var body = accepted is null ? null : EvidenceBody.Parser.ParseFrom(accepted.Record.Body);
        var commune = body?.Chain.Split('/')[^1];
        if (accepted is null || body is null || commune is null || (parts[0] != AnyCommune && parts[0] != commune) || !caller.Covers(commune))
        {
            return EvidenceErrors.FilingUnknown(request.Name);
        }

        var response = new GetReceiptResponse { Record = accepted.Record };
        var seal = await seals.BetweenAsync(accepted.Day, accepted.Day, cancellationToken);
        if (seal.Count == 0 || await seals.ProveAsync(body.Chain, accepted.Day, cancellationToken) is not { } proof)
        {
            return response;
        }

        var hashes = await records.HashesAsync(body.Chain, accepted.Day, cancellationToken);
        var index = hashes.FindIndex(hash => accepted.Record.Hash.Span.SequenceEqual(hash));
        response.RecordPath = EvidenceProofs.Path(hashes, index);
        response.ChainProof = proof;
        response.Seal = seal[0].Seal;
        return response;
    }
}
