using System.Security.Cryptography;
using IntegrationHub.Attachments.Content;
using IntegrationHub.Calendar;
using IntegrationHub.Communes;
using IntegrationHub.Encryption;
using IntegrationHub.Evidence;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Attachments;

/// <summary>Announces a file.</summary>
internal sealed class CreateAttachment(
    AttachmentStore attachments, DataKeys keys, CommuneDirectory communes, RequestAnswers answers, IEvidenceTrail trail, TimeProvider clock)
{
    private const int KeyBytes = 16;

    public async Task<Result<CreateAttachmentResponse>> RunAsync(CreateAttachmentRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var violations = new Violations();
        var commune = communes.CheckServed("parent", request.Parent, VietnamTime.DayOf(now), violations);
        if (RequestKey.Parse(commune?.Code ?? "", request.RequestId, request).IsRefused(out var refusal, out var key))
        {
            violations.Add("request_id", refusal);
        }

        var given = request.Attachment ?? new Filings.V1.Attachment();
        CheckDescription(given, violations);
        if (!violations.None)
        {
            return violations.ToRefusal();
        }

        var attachment = new Attachment(
            Guid.CreateVersion7(now), commune!.Code, keys.New(), given.FileName, given.MediaType, given.SizeBytes, given.Sha256.ToByteArray(),
            ReceivedBytes: 0, Complete: false, RandomNumberGenerator.GetBytes(KeyBytes), now);
        return await answers.OnceAsync<CreateAttachmentResponse>(
            key,
            attachment.Name,
            CreateAttachmentResponse.Parser,
            async transaction =>
            {
                await attachments.InsertAsync(transaction, attachment);
                await trail.AddAsync(transaction, new(EvidenceKind.AttachmentCreated, attachment.Name, now) { By = caller, Fingerprint = attachment.Sha256 });
                return new CreateAttachmentResponse { Attachment = attachment.ToContract() };
            },
            cancellationToken);
    }

    private static void CheckDescription(Filings.V1.Attachment given, Violations violations)
    {
        if (violations.Text("attachment.file_name", given.FileName, 255) && FileNameRules.Fault(given.FileName) is { } fault)
        {
            violations.Invalid("attachment.file_name", fault);
        }

        var kind = violations.Text("attachment.media_type", given.MediaType, 100) ? MediaTypes.KindOf(given.MediaType) : null;
        if (kind is null && given.MediaType.Length is > 0 and <= 100)
        {
            violations.Invalid("attachment.media_type", $"is none of {MediaTypes.All}");
        }

        var most = kind == ContentKind.Xml ? XmlRules.MostBytes : AttachmentErrors.MostBytes;
        if (given.SizeBytes > most)
        {
            violations.Add("attachment.size_bytes", AttachmentErrors.TooLarge("attachment.size_bytes", most));
        }
        else if (given.SizeBytes < 1)
        {
            violations.Invalid("attachment.size_bytes", "must be at least 1");
        }

        if (given.Sha256.Length != SHA256.HashSizeInBytes)
        {
            violations.Invalid("attachment.sha256", "must be 32 bytes");
        }
    }
}
