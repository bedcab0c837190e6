using System.Security.Cryptography;
using IntegrationHub.Filings.V1;
using Microsoft.Net.Http.Headers;

namespace IntegrationHub.Attachments;

/// <summary>Serves a file to whoever holds its key.</summary>
internal static class AttachmentPages
{
    public const string Route = "/files/{id:guid}/{key:length(32)}";

    public static async Task<IResult> GetAsync(Guid id, string key, AttachmentStore attachments, AttachmentReadings readings, HttpContext context)
    {
        // A wrong key and no file look the same, in words and in time.
        var attachment = await attachments.FindAsync(id, context.RequestAborted);
        var wanted = attachment?.DownloadKey ?? new byte[16];
        var given = key.All(char.IsAsciiHexDigit) ? Convert.FromHexString(key) : [];
        if (!CryptographicOperations.FixedTimeEquals(given, wanted) || attachment is not { Complete: true })
        {
            return Results.NotFound();
        }

        if (attachment.DestroyedAt is not null)
        {
            return Results.StatusCode(StatusCodes.Status410Gone);
        }

        await readings.TraceAsync(attachment.ToContract(), by: null, context.RequestAborted);
        var response = context.Response;
        if (attachment.Withheld() is { } withheld)
        {
            response.Headers.CacheControl = "no-store";
            response.Headers.RetryAfter = withheld.RetryAfter is { } pause ? $"{pause.TotalSeconds:0}" : default;
            return Results.StatusCode(attachment switch
            {
                { Key: null } => StatusCodes.Status410Gone,
                { ScanState: ScanState.Pending } => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status409Conflict,
            });
        }

        response.ContentType = attachment.MediaType;
        response.ContentLength = attachment.SizeBytes;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "private, no-store";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(attachment.FileName);
        response.Headers.ContentDisposition = disposition.ToString();
        // The portal fetches files whole, and a part is answered with the whole, as HTTP allows.
        response.Headers.AcceptRanges = "none";
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return Results.Empty;
        }

        await foreach (var piece in attachments.ReadAsync(attachment, 0, context.RequestAborted))
        {
            await response.Body.WriteAsync(piece, context.RequestAborted);
        }

        return Results.Empty;
    }
}
