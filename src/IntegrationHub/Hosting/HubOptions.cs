using System.ComponentModel.DataAnnotations;

namespace IntegrationHub.Hosting;

/// <summary>Where the hub listens and how it is reached. Section "Hub".</summary>
internal sealed class HubOptions
{
    public const string Section = "Hub";

    /// <summary>
    /// Where gRPC is served. Default https://127.0.0.1:7080: for this machine only; https://0.0.0.0:7080
    /// is for all. Port 0 takes a free one. With http:// there is no TLS and no client certificate, only
    /// access tokens count, and a proxy with TLS belongs in front.
    /// </summary>
    [Required]
    public Uri GrpcUrl { get; init; } = new("https://127.0.0.1:7080");

    /// <summary>
    /// PEM file with the server's certificate and, behind it, the authorities between it and a root; read
    /// again when it changes, without a restart. Default: one of the hub's own authority for localhost,
    /// which the hub renews by itself.
    /// </summary>
    public string? ServerCertificate { get; init; }

    /// <summary>PEM file with the private key of <see cref="ServerCertificate"/>. Set both or neither.</summary>
    public string? ServerKey { get; init; }

    /// <summary>Where pages, files and health are served over HTTP/1.1, http or https. Default http://127.0.0.1:7081.</summary>
    [Required]
    public Uri HttpUrl { get; init; } = new("http://127.0.0.1:7081");

    /// <summary>
    /// How the national services reach <see cref="HttpUrl"/> to fetch files. Default none: as it
    /// is listened on. A wrong one makes the portal refuse every filing with attachments.
    /// </summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>
    /// Connections open at once, both ports together; what comes beyond is closed. Default 4,096; 10 to 100,000. Each
    /// costs some 10 KiB idle, and a file handle.
    /// </summary>
    [Range(10, 100_000)]
    public int MaxConnections { get; init; } = 4096;

    /// <summary>
    /// Of these, from one address. Default 1,024; 1 to 100,000. Behind a proxy all callers have its address: give it
    /// as many as <see cref="MaxConnections"/> there.
    /// </summary>
    [Range(1, 100_000)]
    public int MaxConnectionsPerAddress { get; init; } = 1024;

    /// <summary>True when any port speaks TLS.</summary>
    internal bool HasTls => IsTls(GrpcUrl) || IsTls(HttpUrl);

    internal static bool IsTls(Uri url) => url.Scheme == Uri.UriSchemeHttps;
}
