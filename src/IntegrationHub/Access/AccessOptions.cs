using System.ComponentModel.DataAnnotations;

namespace IntegrationHub.Access;

/// <summary>Whose certificates and access tokens count. Section "Access". Who may do what is data in the store, not configuration.</summary>
internal sealed class AccessOptions
{
    public const string Section = "Access";

    /// <summary>
    /// PEM files with the certificates of authorities whose client certificates count: roots, and the
    /// authorities between them and clients. Several may be in force at once. Read again when they change.
    /// Default: the hub's own authority, {data directory}/access/ca.crt. A foreign authority lets in whoever
    /// it names, as far as that identity is entered here.
    /// </summary>
    public IReadOnlyList<string> ClientAuthorities { get; init; } = [];

    /// <summary>
    /// Files with revocation lists of these authorities, PEM or DER, read again when they change. A list
    /// past its end keeps counting, with an Error in the log. Default none but the own authority's.
    /// </summary>
    public IReadOnlyList<string> RevocationLists { get; init; } = [];

    /// <summary>Issuers of access tokens. Default none: only client certificates count.</summary>
    public IReadOnlyList<TokenIssuerOptions> Issuers { get; init; } = [];
}

/// <summary>An OAuth 2 authorisation server whose tokens the hub takes.</summary>
internal sealed class TokenIssuerOptions
{
    /// <summary>The `iss` of its tokens, letter for letter.</summary>
    [Required]
    public required string Issuer { get; init; }

    /// <summary>The `aud` that means this hub. Default "integrationhub". A token for somebody else is refused.</summary>
    [Required]
    public string Audience { get; init; } = "integrationhub";

    /// <summary>Where its key set (JWKS) is fetched. Give this or <see cref="JwksFile"/>.</summary>
    public Uri? JwksUrl { get; init; }

    /// <summary>File with its key set (JWKS), read again when it changes. Give this or <see cref="JwksUrl"/>.</summary>
    public string? JwksFile { get; init; }
}
