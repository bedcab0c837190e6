namespace IntegrationHub.Client;

/// <summary>Where access tokens are fetched, and for whom.</summary>
public sealed class ClientCredentialsOptions
{
    /// <summary>The authorisation server's token endpoint, https but for tests. Example: https://sso.example/oauth2/token.</summary>
    public required Uri TokenEndpoint { get; init; }

    /// <summary>The client's id there.</summary>
    public required string ClientId { get; init; }

    /// <summary>File with the client's secret, read at every renewal, so that it may be changed without a restart.</summary>
    public required string SecretFile { get; init; }

    /// <summary>Scope to ask for. Default empty: what the server gives by itself.</summary>
    public string Scope { get; init; } = "";

    /// <summary>Called once with the HTTP handler, to show a client certificate or to use a proxy. Default: nothing is changed.</summary>
    public Action<SocketsHttpHandler>? ConfigureHandler { get; init; }

    /// <summary>Clock that says when a token ends. Default the system's; a fake one in tests.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
