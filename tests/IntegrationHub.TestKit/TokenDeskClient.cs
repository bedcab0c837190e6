using System.Net.Http.Json;
using System.Text.Json;

namespace IntegrationHub.TestKit;

/// <summary>The sandbox's authorisation server, and the commands that make it give out wrong tokens.</summary>
public sealed class TokenDeskClient(Uri sandbox) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = sandbox };

    /// <summary>Where tokens are fetched.</summary>
    public Uri Endpoint => new(sandbox, "oauth2/token");

    /// <summary>A token for a client, fetched with the secret of all.</summary>
    public async Task<string> TokenAsync(string client)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = client, ["client_secret"] = "sandbox",
        });
        using var answer = await http.PostAsync("oauth2/token", form);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }

    /// <summary>Says how tokens are made from now on.</summary>
    public Task CommandAsync(object settings) => PutAsync("control/tokens", settings);

    /// <summary>Enters a client with a secret or a certificate of its own.</summary>
    public Task EnterAsync(string client, object settings) => PutAsync($"control/tokens/clients/{client}", settings);

    /// <summary>Signs with a new key from now on; the old ones are shown no longer when forgotten.</summary>
    public async Task RotateAsync(bool forget)
    {
        using var answer = await http.PostAsync($"control/tokens/rotate?forget={forget}", content: null);
        answer.EnsureSuccessStatusCode();
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task PutAsync(string path, object settings)
    {
        using var answer = await http.PutAsJsonAsync(path, settings);
        answer.EnsureSuccessStatusCode();
    }
}
