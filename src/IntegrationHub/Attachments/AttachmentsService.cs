using Grpc.Core;
using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Attachments;

/// <summary>The gRPC door of attachments.</summary>
internal sealed class AttachmentsService(CreateAttachment create, UploadAttachment upload, DownloadAttachment download, FindAttachment find, AttachmentReadings readings)
    : AttachmentService.AttachmentServiceBase
{
    public override async Task<CreateAttachmentResponse> CreateAttachment(CreateAttachmentRequest request, ServerCallContext context) =>
        (await create.RunAsync(request, context.Caller(), context.CancellationToken)).OrRefuse();

    public override async Task<UploadAttachmentResponse> UploadAttachment(IAsyncStreamReader<UploadAttachmentRequest> requestStream, ServerCallContext context)
    {
        var response = (await upload.RunAsync(requestStream.ReadAllAsync(context.CancellationToken), context.CancellationToken)).OrRefuse();
        // Whoever sends nothing to a complete file is told its name all the same.
        await readings.TraceAsync(response.Attachment, context.Caller(), context.CancellationToken);
        return response;
    }

    public override async Task<GetAttachmentResponse> GetAttachment(GetAttachmentRequest request, ServerCallContext context)
    {
        var attachment = (await find.RunAsync(request.Name, context.Caller(), context.CancellationToken)).OrRefuse().ToContract();
        await readings.TraceAsync(attachment, context.Caller(), context.CancellationToken);
        return new GetAttachmentResponse { Attachment = attachment };
    }

    public override async Task DownloadAttachment(
        DownloadAttachmentRequest request, IServerStreamWriter<DownloadAttachmentResponse> responseStream, ServerCallContext context)
    {
        var attachment = (await download.FindAsync(request, context.Caller(), context.CancellationToken)).OrRefuse();
        await foreach (var message in download.RunAsync(attachment, request.Offset, context.CancellationToken))
        {
            await responseStream.WriteAsync(message, context.CancellationToken);
        }
    }
}
