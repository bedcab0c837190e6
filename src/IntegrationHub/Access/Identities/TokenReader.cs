using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using IntegrationHub.Access.V1;
using IntegrationHub.Rpc;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IntegrationHub.Access.Identities;

/// <summary>Checks access tokens (JWT, RFC 9068) and reads whom they name.</summary>
internal sealed class TokenReader(TokenKeys keys, IOptions<AccessOptions> options, TimeProvider clock)
{
    private const int MostCharacters = 8192;
    private const int MostRemembered = 10_000;
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestMemory = TimeSpan.FromMinutes(5);

    // The second is what issuers write that do not follow RFC 9068.
    private static readonly string[] AccessTokenTypes = ["at+jwt", "JWT", "application/at+jwt"];
    private static readonly string[] ClientClaims = ["client_id", "azp", "sub"];

    // A caller shows the same token with every call; its signature is checked once in a while.
    private readonly ConcurrentDictionary<string, (Checked Token, DateTimeOffset Until)> remembered = new();
    private readonly JsonWebTokenHandler handler = new();

    private sealed record Checked(ShownIdentity Identity, string BoundTo);

    /// <summary>Whom the token names, or why it does not count.</summary>
    /// <param name="token">As it came.</param>
    /// <param name="certificate">The client certificate of the connection; null: there is none.</param>
    /// <param name="cancellationToken">Ends the wait for the issuer's keys.</param>
    public async ValueTask<Result<ShownIdentity>> ReadAsync(string token, X509Certificate2? certificate, CancellationToken cancellationToken)
    {
        if (token.Length > MostCharacters)
        {
            return AccessErrors.CredentialsInvalid("the token is too long");
        }

        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        var now = clock.GetUtcNow();
        if (!remembered.TryGetValue(key, out var entry) || entry.Until <= now)
        {
            if ((await CheckAsync(token, cancellationToken)).IsRefused(out var refusal, out var found))
            {
                return refusal;
            }

            var until = now + LongestMemory < found.Identity.ValidUntil ? now + LongestMemory : found.Identity.ValidUntil;
            entry = (found, until);
            Remember(key, entry);
        }

        // A token bound to a certificate is worth nothing to whoever only copied the token.
        return entry.Token.BoundTo.Length == 0 || (certificate is not null && entry.Token.BoundTo == CertificateIdentity.Thumbprint(certificate))
            ? entry.Token.Identity
            : AccessErrors.CredentialsInvalid("the token is bound to another client certificate");
    }

    private void Remember(string key, (Checked Token, DateTimeOffset Until) entry)
    {
        if (remembered.Count >= MostRemembered)
        {
            remembered.Clear();
        }

        remembered[key] = entry;
    }

    private async Task<Result<Checked>> CheckAsync(string token, CancellationToken cancellationToken)
    {
        if (!handler.CanReadToken(token) || Parse(token) is not { } parsed)
        {
            return AccessErrors.CredentialsInvalid("the token is malformed");
        }

        if (options.Value.Issuers.FirstOrDefault(i => i.Issuer == parsed.Issuer) is not { } issuer)
        {
            return AccessErrors.CredentialsInvalid("the token's issuer is not one this hub trusts");
        }

        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = issuer.Issuer,
            ValidAudience = issuer.Audience,
            IssuerSigningKeys = await keys.FindAsync(issuer, parsed.Kid ?? "", cancellationToken),
            // A token that names its key is of that key alone.
            TryAllIssuerSigningKeys = string.IsNullOrEmpty(parsed.Kid),
            // Nothing symmetric: whoever may check such a token could also make one.
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384],
            ValidTypes = AccessTokenTypes,
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            LifetimeValidator = (notBefore, expires, _, _) => IsInForce(notBefore, expires),
        });
        if (!result.IsValid)
        {
            return AccessErrors.CredentialsInvalid(Cause(result.Exception, parsed));
        }

        var client = ClientClaims.Select(c => parsed.TryGetPayloadValue<string>(c, out var value) ? value : "").FirstOrDefault(v => v.Length > 0);
        if (client is null)
        {
            return AccessErrors.CredentialsInvalid("the token names no client");
        }

        // Who cannot check what a token is bound to must not take it as unbound (RFC 7800).
        return BoundTo(parsed) is { } bound
            ? new Checked(new ShownIdentity(IdentityKind.Token, $"{issuer.Issuer} {client}", new DateTimeOffset(parsed.ValidTo, TimeSpan.Zero)), bound)
            : AccessErrors.CredentialsInvalid("the token is bound to something other than a client certificate");
    }

    private JsonWebToken? Parse(string token)
    {
        try
        {
            return handler.ReadJsonWebToken(token);
        }
        catch (ArgumentException)
        {
            // Three parts that are not what they should be.
            return null;
        }
    }

    private bool IsInForce(DateTime? notBefore, DateTime? expires)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end && !(notBefore > now + ClockTolerance);
    }

    // Empty: to nothing. Null: to something else than a certificate.
    private static string? BoundTo(JsonWebToken token)
    {
        if (!token.TryGetPayloadValue<object>("cnf", out _))
        {
            return "";
        }

        return token.TryGetPayloadValue<JsonElement>("cnf", out var confirmation)
            && confirmation is { ValueKind: JsonValueKind.Object }
            && confirmation.TryGetProperty("x5t#S256", out var thumbprint)
            && thumbprint is { ValueKind: JsonValueKind.String }
            && thumbprint.GetString() is { Length: > 0 } value
                ? value
                : null;
    }

    private static string Cause(Exception? fault, JsonWebToken token) => fault switch
    {
        SecurityTokenInvalidLifetimeException when !token.TryGetPayloadValue<object>("exp", out _) => "the token has no end",
        SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException => "the token is expired or not yet valid",
        SecurityTokenInvalidAudienceException => "the token is not meant for this hub",
        SecurityTokenInvalidTypeException => "the token is no access token",
        SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidSignatureException or SecurityTokenInvalidAlgorithmException => "the token's signature is not its issuer's",
        _ => "the token is malformed",
    };
}
