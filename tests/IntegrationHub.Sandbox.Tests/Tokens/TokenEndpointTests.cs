using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Sandbox.Tests.Tokens;

public sealed class TokenEndpointTests : IAsyncLifetime
{
    private const string OwnWord = "of its own";

    private readonly SandboxHost sandbox = new();
    private HttpClient http = null!;

    [Fact]
    public async Task Token_is_signed_by_a_key_of_the_set()
    {
        var token = await TokenAsync(Basic("vendor-a", "sandbox"));

        Assert.True(IsSigned(token, await KeysAsync()));
        var payload = Payload(token);
        Assert.Equal(("vendor-a", "integrationhub"), (payload.GetProperty("client_id").GetString(), payload.GetProperty("aud").GetString()));
        Assert.Equal(300, payload.GetProperty("exp").GetInt64() - payload.GetProperty("nbf").GetInt64());
    }

    [Fact]
    public async Task Client_may_show_itself_in_the_form()
    {
        using var answer = await PostAsync(null, ("grant_type", "client_credentials"), ("client_id", "vendor-a"), ("client_secret", "sandbox"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("vendor-a", "wrong")]
    [InlineData("", "sandbox")]
    public async Task Whoever_does_not_know_the_right_words_gets_none(string id, string word)
    {
        using var answer = await PostAsync(Basic(id, word), ("grant_type", "client_credentials"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("invalid_client", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_grants_are_not_known()
    {
        using var answer = await PostAsync(Basic("vendor-a", "sandbox"), ("grant_type", "password"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Rotation_signs_with_a_new_key_and_still_shows_the_old()
    {
        var old = await TokenAsync(Basic("vendor-a", "sandbox"));

        await CommandAsync(HttpMethod.Post, "control/tokens/rotate", null);

        var keys = await KeysAsync();
        Assert.True(IsSigned(old, keys));
        Assert.True(IsSigned(await TokenAsync(Basic("vendor-a", "sandbox")), keys));
        Assert.Equal(2, keys.Count);
    }

    [Fact]
    public async Task Rotation_that_forgets_leaves_old_tokens_without_a_key()
    {
        var old = await TokenAsync(Basic("vendor-a", "sandbox"));

        await CommandAsync(HttpMethod.Post, "control/tokens/rotate?forget=true", null);

        Assert.False(IsSigned(old, await KeysAsync()));
    }

    [Fact]
    public async Task Client_that_was_entered_has_words_and_a_binding_of_its_own()
    {
        await CommandAsync(HttpMethod.Put, "control/tokens/clients/vendor-b", JsonSerializer.Serialize(new { secret = OwnWord, thumbprint = "abc" }));

        var token = await TokenAsync(Basic("vendor-b", OwnWord));
        using var refused = await PostAsync(Basic("vendor-b", "sandbox"), ("grant_type", "client_credentials"));

        Assert.Equal("abc", Payload(token).GetProperty("cnf").GetProperty("x5t#S256").GetString());
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task Fault_strikes_so_many_times_and_no_more()
    {
        await CommandAsync(HttpMethod.Put, "control/tokens", """{"fault":"foreign_key","times":1}""");

        var struck = await TokenAsync(Basic("vendor-a", "sandbox"));
        var next = await TokenAsync(Basic("vendor-a", "sandbox"));

        var keys = await KeysAsync();
        Assert.False(IsSigned(struck, keys));
        Assert.True(IsSigned(next, keys));
    }

    [Theory]
    [InlineData("""{"fault":"nothing_we_know"}""")]
    [InlineData("""{"life_seconds":0}""")]
    [InlineData("""{"times":0}""")]
    [InlineData("""{"speed":1}""")]
    [InlineData("null")]
    [InlineData("{")]
    public async Task Senseless_command_is_refused(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await http.PutAsync("control/tokens", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    public async ValueTask InitializeAsync()
    {
        await sandbox.InitializeAsync();
        http = new HttpClient { BaseAddress = sandbox.Address };
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await sandbox.DisposeAsync();
    }

    private static AuthenticationHeaderValue Basic(string id, string word) => new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{id}:{word}")));

    private async Task<HttpResponseMessage> PostAsync(AuthenticationHeaderValue? authorization, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "oauth2/token") { Content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value))) };
        request.Headers.Authorization = authorization;
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task<string> TokenAsync(AuthenticationHeaderValue authorization)
    {
        using var answer = await PostAsync(authorization, ("grant_type", "client_credentials"));
        var body = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return body.GetProperty("access_token").GetString()!;
    }

    private async Task CommandAsync(HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body) };
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<IReadOnlyList<JsonElement>> KeysAsync() =>
        [.. (await http.GetFromJsonAsync<JsonElement>("oauth2/jwks", TestContext.Current.CancellationToken)).GetProperty("keys").EnumerateArray()];

    private static JsonElement Payload(string token) => JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(token.Split('.')[1]));

    private static bool IsSigned(string token, IReadOnlyList<JsonElement> keys)
    {
        var signed = Encoding.ASCII.GetBytes(token[..token.LastIndexOf('.')]);
        var signature = Base64Url.DecodeFromChars(token.Split('.')[2]);
        return keys.Any(key =>
        {
            var point = new ECPoint { X = Base64Url.DecodeFromChars(key.GetProperty("x").GetString()), Y = Base64Url.DecodeFromChars(key.GetProperty("y").GetString()) };
            using var verifier = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
            return verifier.VerifyData(signed, signature, HashAlgorithmName.SHA256);
        });
    }
}
