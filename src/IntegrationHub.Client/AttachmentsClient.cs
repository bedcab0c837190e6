using IntegrationHub.Filings.V1;

namespace IntegrationHub.Client;

/// <summary>Sends and fetches the files of filings; both go on where a broken line left them.</summary>
public sealed class AttachmentsClient
{
    private readonly AttachmentService.AttachmentServiceClient stub;
    private readonly HubCalls calls;

    internal AttachmentsClient(AttachmentService.AttachmentServiceClient stub, HubCalls calls)
    {
        this.stub = stub;
        this.calls = calls;
    }

    /// <summary>Sends a file and returns it complete, ready to be named by a filing of the same commune.</summary>
    /// <param name="parent">The commune that sends it, "communes/{code}".</param>
    /// <param name="content">Seekable; sent from its present position to its end, at most 100 MiB. Read twice: for the hash, then to be sent.</param>
    /// <param name="fileName">Name as the citizen knows it, without a path.</param>
    /// <param name="mediaType">Media type. Example: "application/pdf".</param>
    /// <param name="progress">Told the bytes the hub holds, after each chunk handed to the line and after each break. Null: nobody asks.</param>
    /// <param name="cancellationToken">Ends the transfer.</param>
    /// <exception cref="ArgumentException">The content cannot seek.</exception>
    /// <exception cref="HubRefusalException">The file is too large, or its description is wrong.</exception>
    /// <exception cref="HubUnavailableException">No byte went through in all attempts.</exception>
    public Task<Attachment> UploadAsync(
        string parent,
        Stream content,
        string fileName,
        string mediaType,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default) =>
        new AttachmentUpload(stub, calls, content, progress).RunAsync(parent, fileName, mediaType, cancellationToken);

    /// <summary>Sends a file of this machine under its own name; see the other overload.</summary>
    /// <param name="parent">The commune that sends it, "communes/{code}".</param>
    /// <param name="path">The file.</param>
    /// <param name="mediaType">Media type. Example: "application/pdf".</param>
    /// <param name="progress">Told the bytes the hub holds. Null: nobody asks.</param>
    /// <param name="cancellationToken">Ends the transfer.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="HubRefusalException">The file is too large, or its description is wrong.</exception>
    public async Task<Attachment> UploadFileAsync(
        string parent,
        string path,
        string mediaType,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        await using var content = File.OpenRead(path);
        return await UploadAsync(parent, content, Path.GetFileName(path), mediaType, progress, cancellationToken);
    }

    /// <summary>Reads what the hub knows of a file.</summary>
    /// <exception cref="HubRefusalException">There is no such file.</exception>
    public Task<GetAttachmentResponse> GetAsync(GetAttachmentRequest request, CancellationToken cancellationToken = default) =>
        calls.RunAsync(stub.GetAttachmentAsync, request, "", cancellationToken);

    /// <summary>Fetches a file whole and checks its hash.</summary>
    /// <param name="name">"communes/{code}/attachments/{id}".</param>
    /// <param name="destination">Written to from its present position on. Holds wrong content when this method throws.</param>
    /// <param name="progress">Told the bytes written so far. Null: nobody asks.</param>
    /// <param name="cancellationToken">Ends the transfer.</param>
    /// <exception cref="InvalidDataException">What came is not what was uploaded.</exception>
    /// <exception cref="HubRefusalException">There is no such file, or it is not complete.</exception>
    /// <exception cref="HubUnavailableException">No byte came through in all attempts.</exception>
    public Task<Attachment> DownloadAsync(
        string name,
        Stream destination,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default) =>
        new AttachmentDownload(stub, calls, destination, progress).RunAsync(name, cancellationToken);
}
