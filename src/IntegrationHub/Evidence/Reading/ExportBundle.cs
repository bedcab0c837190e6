using System.Runtime.CompilerServices;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Evidence.Reading;

/// <summary>Gives out all that proves one day of a chain, a part at a time.</summary>
internal sealed class ExportBundle(EvidenceStore records, SealReadingStore seals)
{
    // Each some three hundred bytes, one that tells of a page of filings read some ten thousand.
    private const int RecordsPerPart = 200;
    private const int SealsPerPart = 20;

    /// <summary>The proof without its records and earlier seals, once the request is found right.</summary>
    public async Task<Result<ProvedDay>> ProveAsync(ExportBundleRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        var day = SealDates.Check("seal_date", request.SealDate, violations);
        var since = SealDates.Check("since_date", request.SinceDate, violations);
        if (request.SealDate is null)
        {
            violations.Required("seal_date");
        }

        if (since > day)
        {
            violations.Invalid("since_date", "lies after 'seal_date'");
        }

        if (!violations.None)
        {
            return violations.ToRefusal();
        }

        if (EvidenceChain.Parse(request.Parent, caller).IsRefused(out var refusal, out var chain))
        {
            return refusal;
        }

        var (last, first) = (day!.Value, since ?? day.Value);
        var found = await seals.BetweenAsync(first, last, cancellationToken);
        if (found.Count == 0 || found[^1].Day != last || found[0].Day != first)
        {
            return EvidenceErrors.SealUnknown(found.Count == 0 || found[^1].Day != last ? last : first);
        }

        return await seals.ProveAsync(chain.Name, last, cancellationToken) is { } proof
            ? new ProvedDay(chain.Name, last, proof, found)
            : EvidenceErrors.ChainUnknown(chain.Name, last);
    }

    public async IAsyncEnumerable<ExportBundleResponse> RunAsync(ProvedDay proved, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new ExportBundleResponse
        {
            Part = new EvidenceBundle { Chain = proved.Chain, SealDate = proved.Day.ToContract(), ChainProof = proved.Proof },
        };
        foreach (var some in proved.Seals.Chunk(SealsPerPart))
        {
            yield return new ExportBundleResponse { Part = new EvidenceBundle { Seals = { some.Select(s => s.Seal) } } };
        }

        var after = 0L;
        while (await records.ListAsync(proved.Chain, after, proved.Day, RecordsPerPart, cancellationToken) is { Count: > 0 } page)
        {
            yield return new ExportBundleResponse { Part = new EvidenceBundle { Records = { page } } };
            after = page[^1].Sequence;
        }
    }
}

/// <summary>A day of a chain with what proves it.</summary>
internal sealed record ProvedDay(string Chain, DateOnly Day, ChainProof Proof, IReadOnlyList<DatedSeal> Seals);
