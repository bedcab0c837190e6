using System.ComponentModel.DataAnnotations;
using IntegrationHub.Settings;

namespace IntegrationHub.National.Portal;

/// <summary>How the national portal's adapter is reached. Section "Portal".</summary>
internal sealed class PortalOptions
{
    public const string Section = "Portal";

    /// <summary>Base address of the adapter (adapter_url). Default the sandbox on this machine.</summary>
    [Required]
    public Uri BaseUrl { get; init; } = new("http://127.0.0.1:7090");

    /// <summary>Path of the login service (auth_endpoint). Default "mapi/login".</summary>
    [Required]
    public string LoginPath { get; init; } = "mapi/login";

    /// <summary>Path of the write services (integration_endpoint). Default "mapi/g".</summary>
    [Required]
    public string WritePath { get; init; } = "mapi/g";

    /// <summary>Path of the read services (share_endpoint). Default "mapi/g".</summary>
    [Required]
    public string ReadPath { get; init; } = "mapi/g";

    /// <summary>The province's account. Default "H36", Lâm Đồng's code.</summary>
    [Required]
    public string UserName { get; init; } = "H36";

    /// <summary>Its password. To be given by environment (Portal__Password) or file, never on a command line.</summary>
    [Secret]
    public string Password { get; init; } = "";

    /// <summary>Destination system code of the exchange axis (header dstcode). Empty: not sent.</summary>
    public string DestinationCode { get; init; } = "VN:GOV:000.00.00.G22:vpcpdvcqg";

    /// <summary>The province's agency code (madonvi). Default "H36".</summary>
    [Required]
    public string AgencyCode { get; init; } = "H36";

    /// <summary>
    /// Time the portal may take for one answer before it counts as lost. Default 30 seconds,
    /// 100 milliseconds to 1 minute. Shorter than a portal's slow hour means needless questions.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Time the portal is left alone after half of its answers failed, and its login after a
    /// refusal. Default 5 seconds, half a second to 10 minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:10:00")]
    public TimeSpan BreakDuration { get; init; } = TimeSpan.FromSeconds(5);
}
