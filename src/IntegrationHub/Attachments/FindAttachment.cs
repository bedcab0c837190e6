using IntegrationHub.Rpc;

namespace IntegrationHub.Attachments;

/// <summary>
/// Finds a file for a caller: one of its communes' own, or one that a filing of theirs names.
/// One out of reach is answered like one that is not there.
/// </summary>
internal sealed class FindAttachment(AttachmentStore attachments)
{
    public async Task<Result<Attachment>> RunAsync(string name, Caller caller, CancellationToken cancellationToken)
    {
        if ((await attachments.FindAsync(name, cancellationToken)).IsRefused(out var refusal, out var attachment))
        {
            return refusal;
        }

        if (caller.CoversWhole(attachment.CommuneCode))
        {
            return attachment;
        }

        var readers = await attachments.ReadersAsync(attachment.Id, cancellationToken);
        return readers.Any(r => caller.Covers(r.CommuneCode, r.Sector)) ? attachment : AttachmentErrors.Unknown(name);
    }
}
