namespace IntegrationHub.Sandbox.Tokens;

/// <summary>A client that was entered by command.</summary>
internal sealed record TokenClient
{
    /// <summary>Its secret. Default the one of all clients.</summary>
    public string? Secret { get; init; }

    /// <summary>SHA-256 of the client certificate its tokens are bound to, in base64url (`x5t#S256`). Null: they are not bound.</summary>
    public string? Thumbprint { get; init; }
}
