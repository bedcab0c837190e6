using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace IntegrationHub.Sandbox.Tokens;

/// <summary>The key that signs tokens, and those before it that are still shown. ES256.</summary>
internal sealed class SigningKeys : IDisposable
{
    private readonly Lock gate = new();
    private readonly List<SigningKey> shown = [SigningKey.Create()];

    /// <summary>The key that signs now.</summary>
    public SigningKey Current
    {
        get
        {
            lock (gate)
            {
                return shown[^1];
            }
        }
    }

    /// <summary>Signs with a new key from now on.</summary>
    /// <param name="forget">True: the keys before it are shown no longer, so that what they signed cannot be checked.</param>
    public void Rotate(bool forget)
    {
        lock (gate)
        {
            if (forget)
            {
                shown.Clear();
            }

            shown.Add(SigningKey.Create());
        }
    }

    /// <summary>The key set (JWKS, RFC 7517).</summary>
    public JsonObject ToJson()
    {
        lock (gate)
        {
            return new JsonObject { ["keys"] = new JsonArray([.. shown.Select(key => key.ToJson())]) };
        }
    }

    public void Dispose() => shown.ForEach(key => key.Key.Dispose());
}

/// <summary>One key under its name.</summary>
internal sealed record SigningKey(string Id, ECDsa Key)
{
    public static SigningKey Create() => new(Guid.NewGuid().ToString("N"), ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public JsonNode ToJson()
    {
        var point = Key.ExportParameters(includePrivateParameters: false).Q;
        return new JsonObject
        {
            ["kty"] = "EC",
            ["use"] = "sig",
            ["alg"] = "ES256",
            ["crv"] = "P-256",
            ["kid"] = Id,
            ["x"] = Base64Url.EncodeToString(point.X),
            ["y"] = Base64Url.EncodeToString(point.Y),
        };
    }
}
