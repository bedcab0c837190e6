using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using static IntegrationHub.Filings.V1.AttachmentService;

namespace IntegrationHub.Tests.Attachments;

/// <summary>Announces and sends files as a commune's system does.</summary>
internal static class Uploads
{
    public const int MiB = 1024 * 1024;

    /// <summary>As much of a PDF as tells its type, and noise.</summary>
    public static byte[] Content(int length)
    {
        var content = RandomNumberGenerator.GetBytes(length);
        "%PDF-1.7\n"u8.CopyTo(content);
        return content;
    }

    public static CreateAttachmentRequest Request(byte[] content, Action<Attachment>? change = null)
    {
        var attachment = new Attachment
        {
            FileName = "tờ khai.pdf",
            MediaType = "application/pdf",
            SizeBytes = content.Length,
            Sha256 = ByteString.CopyFrom(SHA256.HashData(content)),
        };
        change?.Invoke(attachment);
        return new CreateAttachmentRequest { Parent = SampleFilings.Commune, RequestId = SampleFilings.NewId(), Attachment = attachment };
    }

    public static async Task<Attachment> CreateAsync(this AttachmentServiceClient client, byte[] content, Action<Attachment>? change = null) =>
        (await client.CreateAttachmentAsync(Request(content, change))).Attachment;

    /// <summary>Sends the content from an offset on, in messages of a size.</summary>
    public static async Task<Attachment> SendAsync(
        this AttachmentServiceClient client, string name, byte[] content, int offset = 0, int messageBytes = 256 * 1024)
    {
        using var call = client.UploadAttachment();
        await call.RequestStream.WriteAsync(new UploadAttachmentRequest { Name = name, Offset = offset });
        try
        {
            foreach (var piece in content.Skip(offset).Chunk(messageBytes))
            {
                await call.RequestStream.WriteAsync(new UploadAttachmentRequest { Chunk = UnsafeByteOperations.UnsafeWrap(piece) });
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException)
        {
            // The hub has refused already; the answer says why.
        }

        return (await call.ResponseAsync.WaitAsync(Within.AMinute)).Attachment;
    }

    /// <summary>A complete attachment.</summary>
    public static async Task<Attachment> UploadAsync(this AttachmentServiceClient client, byte[] content, Action<Attachment>? change = null) =>
        await client.SendAsync((await client.CreateAsync(content, change)).Name, content);

    public static async Task<byte[]> DownloadAsync(this AttachmentServiceClient client, string name, long offset = 0)
    {
        using var call = client.DownloadAttachment(new DownloadAttachmentRequest { Name = name, Offset = offset });
        using var content = new MemoryStream();
        await foreach (var message in call.ResponseStream.ReadAllAsync())
        {
            content.Write(message.Chunk.Span);
        }

        return content.ToArray();
    }

    public static async Task<Attachment> GetAsync(this AttachmentServiceClient client, string name) =>
        (await client.GetAttachmentAsync(new GetAttachmentRequest { Name = name })).Attachment;
}
