using System.ComponentModel.DataAnnotations;

namespace IntegrationHub.Access.Authority;

/// <summary>What a command to the authority is about, as <c>hub ca</c> passes it on. Section "Ca".</summary>
internal sealed class AuthoritySettings
{
    public const string Section = "Ca";

    /// <summary>The authority's folder. Default: the hub's own, in its data directory.</summary>
    public string? Folder { get; init; }

    /// <summary>Name of the authority to make. Default "IntegrationHub" and the machine's name.</summary>
    public string? Name { get; init; }

    /// <summary>Organisation for which a client certificate is issued.</summary>
    [RegularExpression("^[a-z][a-z0-9-]{0,59}$", ErrorMessage = "an organisation's id is 1 to 60 lower-case letters, digits and '-', the first a letter")]
    public string? Organisation { get; init; }

    /// <summary>DNS names and addresses for which a server certificate is issued.</summary>
    public IReadOnlyList<string> Servers { get; init; } = [];

    /// <summary>Life of what is issued, in days. Default 90.</summary>
    [Range(1, 825)]
    public int Days { get; init; } = (int)CertificateAuthority.CertificateLife.TotalDays;

    /// <summary>Where what is issued is written. Default: folder "issued" in the authority's.</summary>
    public string? Out { get; init; }

    /// <summary>Serial number, or name of the files, of what is revoked.</summary>
    public string? Revoke { get; init; }
}
