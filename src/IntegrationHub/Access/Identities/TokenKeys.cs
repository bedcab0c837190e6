using System.Collections.Concurrent;
using Microsoft.IdentityModel.Tokens;

namespace IntegrationHub.Access.Identities;

/// <summary>
/// The key sets of the configured issuers. Read again when a token names a key that is not
/// there, since issuers change keys without notice, but not at every such token.
/// </summary>
internal sealed class TokenKeys(IHttpClientFactory http, TimeProvider clock, ILogger<TokenKeys> logger) : IDisposable
{
    public const string HttpClientName = "token-keys";

    // A set has some keys of some kilobytes.
    private const int MostAnswerBytes = 256 * 1024;

    private static readonly TimeSpan LongestAge = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ShortestAge = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim reading = new(1, 1);
    private readonly ConcurrentDictionary<string, (JsonWebKeySet Keys, DateTimeOffset At)> known = new(StringComparer.Ordinal);

    /// <summary>Keys that may have signed a token of this issuer.</summary>
    /// <param name="issuer">A configured one.</param>
    /// <param name="keyId">The token's `kid`; empty when it has none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IList<SecurityKey>> FindAsync(TokenIssuerOptions issuer, string keyId, CancellationToken cancellationToken)
    {
        // Whoever shows a key that is known waits for nobody, least of all for an issuer that is asked about another.
        if (Usable(issuer, keyId) is { } present)
        {
            return present.GetSigningKeys();
        }

        await reading.WaitAsync(cancellationToken);
        try
        {
            return (Usable(issuer, keyId) ?? await ReadAnewAsync(issuer, cancellationToken)).GetSigningKeys();
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();

    // Null: the issuer is to be asked.
    private JsonWebKeySet? Usable(TokenIssuerOptions issuer, string keyId)
    {
        if (!known.TryGetValue(issuer.Issuer, out var set))
        {
            return null;
        }

        var age = clock.GetUtcNow() - set.At;
        var lacksIt = keyId.Length > 0 && set.Keys.Keys.All(k => k.KeyId != keyId);
        return age > LongestAge || (lacksIt && age > ShortestAge) ? null : set.Keys;
    }

    private async Task<JsonWebKeySet> ReadAnewAsync(TokenIssuerOptions issuer, CancellationToken cancellationToken)
    {
        var before = known.GetValueOrDefault(issuer.Issuer).Keys;
        var keys = await ReadAsync(issuer, cancellationToken) ?? before ?? new JsonWebKeySet();
        known[issuer.Issuer] = (keys, clock.GetUtcNow());
        return keys;
    }

    private async Task<JsonWebKeySet?> ReadAsync(TokenIssuerOptions issuer, CancellationToken cancellationToken)
    {
        try
        {
            if (issuer.JwksFile is { Length: > 0 } file)
            {
                return new JsonWebKeySet(await File.ReadAllTextAsync(file, cancellationToken));
            }

            using var client = http.CreateClient(HttpClientName);
            client.MaxResponseContentBufferSize = MostAnswerBytes;
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
