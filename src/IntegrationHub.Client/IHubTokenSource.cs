namespace IntegrationHub.Client;

/// <summary>Gives the access token (OAuth 2, JWT) that is shown with every call. Called often and from many threads: keep the token.</summary>
public interface IHubTokenSource
{
    /// <summary>A token to show now.</summary>
    /// <param name="refused">
    /// The token that the hub has just refused, which must not be given again unless there is no other. Null: none was.
    /// </param>
    /// <param name="cancellationToken">Ends the wait of this call, not what others wait for.</param>
    /// <exception cref="HubTokenException">No token can be had now.</exception>
    ValueTask<string> GetAsync(string? refused, CancellationToken cancellationToken);
}
