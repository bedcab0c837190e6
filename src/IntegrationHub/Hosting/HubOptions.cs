using System.ComponentModel.DataAnnotations;

namespace IntegrationHub.Hosting;

/// <summary>Where the hub listens and how it is reached. Section "Hub".</summary>
internal sealed class HubOptions
{
    public const string Section = "Hub";

    /// <summary>
    /// Where gRPC is served. Default http://127.0.0.1:7080: HTTP/2 without TLS, for this machine
    /// only. Port 0 takes a free one.
    /// </summary>
    [Required]
    public Uri GrpcUrl { get; init; } = new("http://127.0.0.1:7080");

    /// <summary>Where pages, files and health are served over HTTP/1.1. Default http://127.0.0.1:7081.</summary>
    [Required]
    public Uri HttpUrl { get; init; } = new("http://127.0.0.1:7081");

    /// <summary>
    /// How the national services reach <see cref="HttpUrl"/> to fetch files. Default none: as it
    /// is listened on. A wrong one makes the portal refuse every filing with attachments.
    /// </summary>
    public Uri? PublicUrl { get; init; }
}
