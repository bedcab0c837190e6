using System.Globalization;
using Grpc.Core;
using IntegrationHub.Errors.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Attachments;

internal static class AttachmentErrors
{
    /// <summary>100 MiB, the most the contract takes.</summary>
    public const long MostBytes = 100 * 1024 * 1024;

    /// <summary>When to ask again for a file that is being scanned. Most are done by then.</summary>
    public static readonly TimeSpan ScanPause = TimeSpan.FromSeconds(5);

    public static Refusal Unknown(string name) =>
        new Refusal(StatusCode.NotFound, ErrorReason.AttachmentUnknown, $"There is no attachment '{name}'.").With("attachment", name);

    /// <summary>A filing names it. Another office's file is as good as none: saying more would tell that it exists.</summary>
    public static Refusal NamedUnknown(string name) => Unknown(name) with { Code = StatusCode.InvalidArgument };

    public static Refusal TooLarge(string field, long limit)
    {
        var message = string.Create(CultureInfo.InvariantCulture, $"'{field}' has more than {limit} bytes.");
        return new Refusal(StatusCode.InvalidArgument, ErrorReason.AttachmentTooLarge, message)
        {
            Violations = [new(field, ErrorReason.AttachmentTooLarge, message)],
        }.With("limit_bytes", limit.ToString(CultureInfo.InvariantCulture));
    }

    public static Refusal HashDiffers(Attachment attachment)
    {
        const string Message = "The SHA-256 of what arrived is not the declared one. What arrived is deleted; upload anew.";
        return new Refusal(StatusCode.InvalidArgument, ErrorReason.AttachmentHashDiffers, Message)
        {
            Violations = [new("attachment.sha256", ErrorReason.AttachmentHashDiffers, Message)],
        }.With("attachment", attachment.Name);
    }

    public static Refusal Incomplete(Attachment attachment) =>
        new Refusal(StatusCode.FailedPrecondition, ErrorReason.AttachmentIncomplete, $"Attachment '{attachment.Name}' is not complete.")
            .With("attachment", attachment.Name)
            .With("received_bytes", attachment.ReceivedBytes.ToString(CultureInfo.InvariantCulture))
            .With("size_bytes", attachment.SizeBytes.ToString(CultureInfo.InvariantCulture));

    public static Refusal TypeDiffers(Attachment attachment, string cause)
    {
        var message = $"The content {cause}. What arrived is deleted; announce and upload it as what it is.";
        return new Refusal(StatusCode.InvalidArgument, ErrorReason.AttachmentTypeDiffers, message)
        {
            Violations = [new("attachment.media_type", ErrorReason.AttachmentTypeDiffers, message)],
        }.With("attachment", attachment.Name).With("media_type", attachment.MediaType);
    }

    public static Refusal Harmful(Attachment attachment, string cause) =>
        new Refusal(StatusCode.InvalidArgument, ErrorReason.AttachmentHarmful, $"The content {cause}. What arrived is deleted.")
            .With("attachment", attachment.Name);

    public static Refusal ScanPending(Attachment attachment) =>
        (new Refusal(StatusCode.FailedPrecondition, ErrorReason.AttachmentScanPending, $"Attachment '{attachment.Name}' waits for the virus scanner.") { RetryAfter = ScanPause })
            .With("attachment", attachment.Name);

    public static Refusal Infected(Attachment attachment) =>
        new Refusal(StatusCode.FailedPrecondition, ErrorReason.AttachmentInfected, $"The virus scanner found something in attachment '{attachment.Name}'.")
            .With("attachment", attachment.Name);

    public static Refusal OffsetWrong(Attachment attachment) =>
        new Refusal(StatusCode.OutOfRange, ErrorReason.AttachmentOffsetWrong, $"The hub holds {attachment.ReceivedBytes} bytes of '{attachment.Name}'; go on from there.")
            .With("attachment", attachment.Name)
            .With("received_bytes", attachment.ReceivedBytes.ToString(CultureInfo.InvariantCulture));
}
