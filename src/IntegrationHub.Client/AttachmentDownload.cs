using System.Security.Cryptography;
using Grpc.Core;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Client;

/// <summary>One file on its way from the hub, over as many streams as it takes.</summary>
internal sealed class AttachmentDownload(
    AttachmentService.AttachmentServiceClient stub,
    HubCalls calls,
    Stream destination,
    IProgress<long>? progress)
{
    private readonly CallIdentity identity = new(calls.Options);
    private long written;

    public async Task<Attachment> RunAsync(string name, CancellationToken cancellationToken)
    {
        var request = new GetAttachmentRequest { Name = name };
        var attachment = (await calls.RunAsync(stub.GetAttachmentAsync, request, "", cancellationToken)).Attachment;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var attempt = 1;
        do
        {
            var before = written;
            try
            {
                await ReceiveAsync(name, hash, cancellationToken);
            }
            catch (RpcException exception)
            {
                await calls.PauseAsync(exception, identity, written > before ? 1 : attempt, "", cancellationToken);
            }

            attempt = written > before ? 1 : attempt + 1;
        }
        while (written < attachment.SizeBytes);

        return hash.GetHashAndReset().AsSpan().SequenceEqual(attachment.Sha256.Span)
            ? attachment
            : throw new InvalidDataException($"The content received of '{name}' does not have the SHA-256 it was uploaded with.");
    }

    private async Task ReceiveAsync(string name, IncrementalHash hash, CancellationToken cancellationToken)
    {
        using var stall = new SilenceLimit(calls.Options.Deadline, calls.Clock, cancellationToken);
        var request = new DownloadAttachmentRequest { Name = name, Offset = written };
        using var stream = stub.DownloadAttachment(request, await identity.HeadersAsync(cancellationToken), cancellationToken: stall.Token);
        try
        {
            var before = written;
            while (await stall.WaitAsync(stream.ResponseStream.MoveNext))
            {
                var chunk = stream.ResponseStream.Current.Chunk.Memory;
                await destination.WriteAsync(chunk, cancellationToken);
                hash.AppendData(chunk.Span);
                written += chunk.Length;
                identity.Counted();
                progress?.Report(written);
            }

            if (written == before)
            {
                throw new RpcException(new Status(StatusCode.Unavailable, "The download ended before it began."));
            }
        }
        catch (RpcException exception) when (stall.Reached && exception.StatusCode == StatusCode.Cancelled)
        {
            throw new RpcException(new Status(StatusCode.DeadlineExceeded, "The download stood still.", exception));
        }
    }
}
