using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IntegrationHub.TestKit;

/// <summary>An OAuth 2 issuer for tests: makes real tokens, and the key set by which a hub checks them.</summary>
public sealed class TestIssuer : IDisposable
{
    /// <summary>The `iss` of its tokens.</summary>
    public const string Issuer = "https://issuer.test";

    /// <summary>The `aud` that means a hub.</summary>
    public const string Audience = "integrationhub";

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly JsonWebTokenHandler handler = new();
    private readonly ECDsaSecurityKey signing;

    /// <summary>An issuer with a key of its own.</summary>
    public TestIssuer()
    {
        signing = new ECDsaSecurityKey(key) { KeyId = Guid.NewGuid().ToString("N") };
        JwksFile = Path.Combine(Path.GetTempPath(), $"ih-jwks-{signing.KeyId}.json");
        var shown = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(ECDsa.Create(key.ExportParameters(includePrivateParameters: false))) { KeyId = signing.KeyId });
        File.WriteAllText(JwksFile, $$"""{"keys":[{"kty":"EC","use":"sig","crv":"P-256","kid":"{{shown.Kid}}","x":"{{shown.X}}","y":"{{shown.Y}}"}]}""");
    }

    /// <summary>File with the public half of its key.</summary>
    public string JwksFile { get; }

    /// <summary>The configuration by which a hub takes its tokens.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        new("Access:Issuers:0:Issuer", Issuer),
        new("Access:Issuers:0:Audience", Audience),
        new("Access:Issuers:0:JwksFile", JwksFile),
    ];

    /// <summary>A token of a client, valid for an hour around <paramref name="now"/> unless claims say otherwise.</summary>
    public string Token(string client, DateTimeOffset now, IDictionary<string, object>? claims = null, string type = "at+jwt") => handler.CreateToken(new SecurityTokenDescriptor
    {
        TokenType = type,
        Issuer = Issuer,
        Audience = Audience,
        NotBefore = now.UtcDateTime.AddMinutes(-1),
        IssuedAt = now.UtcDateTime,
        Expires = now.UtcDateTime.AddHours(1),
        Claims = new Dictionary<string, object>(claims ?? new Dictionary<string, object>()) { ["client_id"] = client },
        SigningCredentials = new SigningCredentials(signing, SecurityAlgorithms.EcdsaSha256),
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        key.Dispose();
        File.Delete(JwksFile);
    }
}
