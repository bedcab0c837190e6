using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Net.Client;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Filings;

/// <summary>Sends small files for filings to name.</summary>
internal static class Uploads
{
    private static readonly byte[] Content = "%PDF-1.7\n%%EOF\n"u8.ToArray();

    /// <summary>A file announced and not sent.</summary>
    public static async Task<string> AnnounceAsync(GrpcChannel channel, string commune)
    {
        var created = await new AttachmentService.AttachmentServiceClient(channel).CreateAttachmentAsync(
            new CreateAttachmentRequest
            {
                Parent = commune,
                RequestId = NewFilings.RequestId(),
                Attachment = new Attachment
                {
                    FileName = "tờ khai.pdf",
                    MediaType = "application/pdf",
                    SizeBytes = Content.Length,
                    Sha256 = ByteString.CopyFrom(SHA256.HashData(Content)),
                },
            },
            cancellationToken: TestContext.Current.CancellationToken);
        return created.Attachment.Name;
    }

    /// <summary>A file that is there.</summary>
    public static async Task<string> SendAsync(GrpcChannel channel, string commune)
    {
        var name = await AnnounceAsync(channel, commune);
        using var call = new AttachmentService.AttachmentServiceClient(channel).UploadAttachment(cancellationToken: TestContext.Current.CancellationToken);
        await call.RequestStream.WriteAsync(new UploadAttachmentRequest { Name = name, Chunk = ByteString.CopyFrom(Content) }, TestContext.Current.CancellationToken);
        await call.RequestStream.CompleteAsync();
        Assert.True((await call).Attachment.Complete);
        return name;
    }
}
