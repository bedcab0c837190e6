using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Encryption;
using IntegrationHub.Privacy.V1;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Privacy;

/// <summary>Tells under which master keys what is stored, and what is due to be destroyed.</summary>
internal sealed class GetPrivacyState(MasterKeys masters, DataKeyStore keys, RetentionStore retention, DestroyDueContent due, IOptions<RetentionOptions> options)
{
    public async Task<GetPrivacyStateResponse> RunAsync(CancellationToken cancellationToken)
    {
        var held = await retention.CountHeldAsync(cancellationToken);
        var over = await due.CountAsync(cancellationToken);
        var response = new GetPrivacyStateResponse
        {
            FilingRetention = options.Value.FilingContent.ToDuration(),
            AttachmentRetention = options.Value.Attachments.ToDuration(),
            UnnamedAttachmentRetention = options.Value.UnnamedAttachments.ToDuration(),
            HeldFilingCount = held.Filings,
            DueFilingCount = over.Filings,
            HeldAttachmentCount = held.Attachments,
            DueAttachmentCount = over.Attachments,
        };
        var newest = masters.Newest;
        foreach (var key in masters.InFile)
        {
            var state = new MasterKeyState
            {
                Id = key.IdText,
                Newest = key.IdText == newest.IdText,
                FilingCount = await keys.CountAsync(KeyedRows.Filings, key.Id, cancellationToken),
                AttachmentCount = await keys.CountAsync(KeyedRows.Attachments, key.Id, cancellationToken),
                AnswerCount = await keys.CountAsync(KeyedRows.Answers, key.Id, cancellationToken),
            };
            state.Unused = state.FilingCount + state.AttachmentCount + state.AnswerCount + await keys.CountAsync(KeyedRows.PersonHashes, key.Id, cancellationToken) == 0;
            response.MasterKeys.Add(state);
        }

        return response;
    }
}
