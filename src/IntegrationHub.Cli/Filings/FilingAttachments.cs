using IntegrationHub.Cli.Output;
using IntegrationHub.Client;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Cli.Filings;

/// <summary>Sends the files of a filing before the filing that names them.</summary>
internal static class FilingAttachments
{
    private static readonly Dictionary<string, string> MediaTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = "application/pdf",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".png"] = "image/png",
        [".tif"] = "image/tiff",
        [".tiff"] = "image/tiff",
        [".doc"] = "application/msword",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".xml"] = "application/xml",
        [".json"] = "application/json",
        [".txt"] = "text/plain",
    };

    public static async Task UploadAsync(
        HubClient hub,
        SubmitFilingRequest request,
        IEnumerable<(string Component, string File)> files,
        Terminal terminal,
        CancellationToken cancellationToken)
    {
        foreach (var (code, file) in files)
        {
            var mediaType = MediaTypes.GetValueOrDefault(Path.GetExtension(file), "application/octet-stream");
            var attachment = await hub.Attachments.UploadFileAsync(request.Parent, file, mediaType, cancellationToken: cancellationToken);
            await terminal.Error.WriteLineAsync($"Uploaded {attachment.FileName} ({attachment.SizeBytes} bytes).");
            Component(request.Filing, code).Attachments.Add(attachment.Name);
        }
    }

    private static FilingComponent Component(Filing filing, string code)
    {
        if (filing.Components.FirstOrDefault(component => component.Code == code) is { } listed)
        {
            return listed;
        }

        var added = new FilingComponent { Code = code };
        filing.Components.Add(added);
        return added;
    }
}
