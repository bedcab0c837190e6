using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace IntegrationHub.Sandbox.Tokens;

/// <summary>Makes an access token (JWT, RFC 9068), right or wrong in the one way that is asked for.</summary>
internal static class AccessToken
{
    public static string Make(string issuer, string clientId, TokenClient client, TokenSettings settings, SigningKey key, DateTimeOffset now)
    {
        var payload = Payload(issuer, clientId, client, settings, now);
        switch (settings.Fault)
        {
            case TokenFault.NoSignature:
                return $"{Part(new JsonObject { ["alg"] = "none", ["typ"] = "at+jwt" })}.{Part(payload)}.";
            case TokenFault.SymmetricSignature:
                var head = Unsigned("HS256", key.Id, payload);
                // The mistake this is made for: a verifier that takes the public key for the secret.
                return $"{head}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.ASCII.GetBytes(key.Key.ExportSubjectPublicKeyInfoPem()), Encoding.ASCII.GetBytes(head)))}";
            case TokenFault.WrongKeyId:
                return Signed("another-key", payload, key.Key);
            case TokenFault.ForeignKey:
                using (var foreign = ECDsa.Create(ECCurve.NamedCurves.nistP256))
                {
                    return Signed(key.Id, payload, foreign);
                }

            case TokenFault.Tampered:
                var parts = Signed(key.Id, payload, key.Key).Split('.');
                payload["client_id"] = clientId + "-and-more";
                return $"{parts[0]}.{Part(payload)}.{parts[2]}";
            default:
                return Signed(key.Id, payload, key.Key);
        }
    }

    private static JsonObject Payload(string issuer, string clientId, TokenClient client, TokenSettings settings, DateTimeOffset now)
    {
        var (from, until) = settings.Fault switch
        {
            TokenFault.Expired => (now.AddHours(-2), now.AddHours(-1)),
            TokenFault.NotYetValid => (now.AddHours(1), now.AddHours(2)),
            _ => (now, now.AddSeconds(settings.LifeSeconds)),
        };
        var payload = new JsonObject
        {
            ["iss"] = settings.Fault == TokenFault.WrongIssuer ? "https://issuer.elsewhere" : issuer,
            ["aud"] = settings.Fault == TokenFault.WrongAudience ? "another-service" : settings.Audience,
            ["sub"] = clientId,
            ["client_id"] = clientId,
            ["jti"] = Guid.NewGuid().ToString("N"),
            ["iat"] = from.ToUnixTimeSeconds(),
            ["nbf"] = from.ToUnixTimeSeconds(),
        };
        if (settings.Fault != TokenFault.Endless)
        {
            payload["exp"] = until.ToUnixTimeSeconds();
        }

        if (client.Thumbprint is { } thumbprint)
        {
            payload["cnf"] = new JsonObject { ["x5t#S256"] = thumbprint };
        }

        return payload;
    }

    private static string Signed(string keyId, JsonObject payload, ECDsa key)
    {
        var head = Unsigned("ES256", keyId, payload);
        return $"{head}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(head), HashAlgorithmName.SHA256))}";
    }

    private static string Unsigned(string algorithm, string keyId, JsonObject payload) =>
        $"{Part(new JsonObject { ["alg"] = algorithm, ["typ"] = "at+jwt", ["kid"] = keyId })}.{Part(payload)}";

    private static string Part(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
