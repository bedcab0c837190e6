using IntegrationHub.Evidence;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Attachments;

/// <summary>Leaves a trace of whoever is given a file or its name.</summary>
internal sealed class AttachmentReadings(IEvidenceTrail trail, TimeProvider clock)
{
    /// <param name="attachment">What is given.</param>
    /// <param name="by">To whom. Null: to whoever holds the file's link.</param>
    /// <param name="cancellationToken">Ends the wait for room.</param>
    public ValueTask TraceAsync(Filings.V1.Attachment attachment, Caller? by, CancellationToken cancellationToken) => trail.TraceAsync(
        new(EvidenceKind.ContentRead, attachment.Name, clock.GetUtcNow()) { By = by, Fingerprint = attachment.Sha256.ToByteArray() }, cancellationToken);
}
