using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace IntegrationHub.Client;

/// <summary>
/// Fetches access tokens by the client credentials grant (RFC 6749, 4.4) and keeps each until shortly before its end.
/// However many calls need a new one, it is fetched once.
/// </summary>
public sealed class ClientCredentialsTokenSource : IHubTokenSource, IDisposable
{
    // A token must outlive the call that shows it, and clocks differ a little.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly ClientCredentialsOptions options;
    private readonly HttpClient http;
    private readonly SemaphoreSlim fetching = new(1, 1);
    private volatile Kept? kept;

    private sealed record Kept(string Token, DateTimeOffset RenewAt);

    /// <summary>Makes a source. Nothing is fetched before the first call.</summary>
    /// <param name="options">Where tokens are, and who asks.</param>
    public ClientCredentialsTokenSource(ClientCredentialsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        var handler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(10), AllowAutoRedirect = false };
        options.ConfigureHandler?.Invoke(handler);
        http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(10) };
    }

    /// <inheritdoc/>
    public ValueTask<string> GetAsync(string? refused, CancellationToken cancellationToken) =>
        Usable(refused) is { } token ? ValueTask.FromResult(token) : new ValueTask<string>(RenewAsync(refused, cancellationToken));

    /// <summary>Ends its connections.</summary>
    public void Dispose()
    {
        http.Dispose();
        fetching.Dispose();
    }

    private string? Usable(string? refused) =>
        kept is { } known && known.Token != refused && options.TimeProvider.GetUtcNow() < known.RenewAt ? known.Token : null;

    private async Task<string> RenewAsync(string? refused, CancellationToken cancellationToken)
    {
        await fetching.WaitAsync(cancellationToken);
        try
        {
            if (Usable(refused) is { } renewedMeanwhile)
            {
                return renewedMeanwhile;
            }

            kept = await FetchAsync(cancellationToken);
            return kept.Token;
        }
        finally
        {
            fetching.Release();
        }
    }

    private async Task<Kept> FetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            var asked = options.TimeProvider.GetUtcNow();
            using var request = new HttpRequestMessage(HttpMethod.Post, options.TokenEndpoint);
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", await BasicAsync(cancellationToken));
            request.Content = new FormUrlEncodedContent(Form());
            using var answer = await http.SendAsync(request, cancellationToken);
            if (!answer.IsSuccessStatusCode)
            {
                throw new HubTokenException($"The token endpoint {options.TokenEndpoint} refused client '{options.ClientId}' with HTTP {(int)answer.StatusCode}.");
            }

            using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
            var life = TimeSpan.FromSeconds(body.RootElement.TryGetProperty("expires_in", out var seconds) ? seconds.GetDouble() : 60);
            var token = body.RootElement.GetProperty("access_token").GetString()!;
            // Of a very short life half is used, else every call would fetch one.
            return new Kept(token, asked + (life > 2 * Margin ? life - Margin : life / 2));
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException
            || (failed is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new HubTokenException($"No token from {options.TokenEndpoint}: {failed.GetType().Name}.", failed);
        }
    }

    private Dictionary<string, string> Form()
    {
        var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials" };
        if (options.Scope.Length > 0)
        {
            form["scope"] = options.Scope;
        }

        return form;
    }

    // RFC 6749, 2.3.1: both are form-encoded before they are joined.
    private async Task<string> BasicAsync(CancellationToken cancellationToken)
    {
        var secret = (await File.ReadAllTextAsync(options.SecretFile, cancellationToken)).Trim();
        return Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(options.ClientId)}:{Uri.EscapeDataString(secret)}"));
    }
}
