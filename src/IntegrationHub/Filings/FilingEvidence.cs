using IntegrationHub.Evidence;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Filings;

/// <summary>What is left in evidence of filings: names, versions and statuses, and never a word of their content.</summary>
internal static class FilingEvidence
{
    /// <summary>Of a write.</summary>
    public static EvidenceEntry Of(EvidenceKind kind, Filing filing, RequestKey request, Caller caller, DateTimeOffset now) =>
        new(kind, filing.Name, now)
        {
            By = caller,
            Fingerprint = request.Fingerprint,
            Version = filing.Version,
            Status = filing.Status.ContractName(),
        };

    /// <summary>Of filings given out together, one entry for each commune that received any.</summary>
    public static IEnumerable<EvidenceEntry> OfReading(IEnumerable<Filing> filings, Caller caller, DateTimeOffset now) =>
        filings.GroupBy(f => f.ReceivingCommune).Select(ofCommune => new EvidenceEntry(EvidenceKind.ContentRead, $"communes/{ofCommune.Key}", now)
        {
            By = caller,
            ReadFilings = [.. ofCommune.Select(f => f.Code)],
        });

    /// <summary>Of events given out together whose steps hold what officers wrote: as <see cref="OfReading"/>.</summary>
    public static IEnumerable<EvidenceEntry> OfWatching(IEnumerable<PlacedEvent> events, Caller caller, DateTimeOffset now) =>
        events.Where(e => e.Event.Step is not null).GroupBy(e => e.ReceivingCommune).Select(ofCommune => new EvidenceEntry(EvidenceKind.ContentRead, $"communes/{ofCommune.Key}", now)
        {
            By = caller,
            ReadFilings = [.. ofCommune.Select(e => FilingName.Parse("filing", e.Event.Filing).OrRefuse().Code).Distinct()],
        });
}
