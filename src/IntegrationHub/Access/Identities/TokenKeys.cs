using Microsoft.IdentityModel.Tokens;

namespace IntegrationHub.Access.Identities;

/// <summary>
/// The key sets of the configured issuers. Read again when a token names a key that is not
/// there, since issuers change keys without notice, but not at every such token.
/// </summary>
internal sealed class TokenKeys(IHttpClientFactory http, TimeProvider clock, ILogger<TokenKeys> logger) : IDisposable
{
    public const string HttpClientName = "token-keys";

    private static readonly TimeSpan LongestAge = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ShortestAge = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim reading = new(1, 1);
    private readonly Dictionary<string, (JsonWebKeySet Keys, DateTimeOffset At)> known = [];

    /// <summary>Keys that may have signed a token of this issuer.</summary>
    /// <param name="issuer">A configured one.</param>
    /// <param name="keyId">The token's `kid`; empty when it has none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IList<SecurityKey>> FindAsync(TokenIssuerOptions issuer, string keyId, CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            if (!known.TryGetValue(issuer.Issuer, out var set)
                || now - set.At > LongestAge
                || (keyId.Length > 0 && set.Keys.Keys.All(k => k.KeyId != keyId) && now - set.At > ShortestAge))
            {
                set = (await ReadAsync(issuer, cancellationToken) ?? set.Keys ?? new JsonWebKeySet(), now);
                known[issuer.Issuer] = set;
            }

            return set.Keys.GetSigningKeys();
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();

    private async Task<JsonWebKeySet?> ReadAsync(TokenIssuerOptions issuer, CancellationToken cancellationToken)
    {
        try
        {
            if (issuer.JwksFile is { Length: > 0 } file)
            {
                return new JsonWebKeySet(await File.ReadAllTextAsync(file, cancellationToken));
            }

            using var client = http.CreateClient(HttpClientName);
            return new JsonWebKeySet(await client.GetStringAsync(issuer.JwksUrl, cancellationToken));
        }
        catch (Exception unread) when (unread is HttpRequestException or IOException or UnauthorizedAccessException or ArgumentException
            || (unread is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            logger.KeysStale(issuer.Issuer, unread.GetType().Name);
            return null;
        }
    }
}
