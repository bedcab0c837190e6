using System.Net.Http.Headers;
using System.Text;

namespace IntegrationHub.Sandbox.Tokens;

/// <summary>POST /oauth2/token: the client credentials grant (RFC 6749, 4.4), the secret in the header or in the form.</summary>
internal sealed class TokenEndpoint(TokenDesk desk, SigningKeys keys, SandboxOptions options)
{
    public async Task<IResult> AnswerAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        if (form["grant_type"] != "client_credentials")
        {
            return Error(StatusCodes.Status400BadRequest, form.ContainsKey("grant_type") ? "unsupported_grant_type" : "invalid_request");
        }

        var (id, secret) = Basic(context.Request.Headers.Authorization) ?? (form["client_id"].ToString(), form["client_secret"].ToString());
        if (desk.Find(id, secret) is not { } client)
        {
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"sandbox\"";
            return Error(StatusCodes.Status401Unauthorized, "invalid_client");
        }

        var settings = desk.Next();
        if (settings.Fault == TokenFault.Unavailable)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        var issuer = $"{context.Request.Scheme}://{context.Request.Host}";
        return Results.Json(new
        {
            access_token = AccessToken.Make(issuer, id, client, settings, keys.Current, options.Clock.GetUtcNow()),
            token_type = "Bearer",
            expires_in = settings.LifeSeconds,
        });
    }

    private static IResult Error(int status, string error) => Results.Json(new { error }, statusCode: status);

    // Both halves are form-encoded before they are joined (RFC 6749, 2.3.1).
    private static (string Id, string Secret)? Basic(string? header)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out var given) || given is not { Scheme: "Basic", Parameter: { } encoded })
        {
            return null;
        }

        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length))
        {
            return ("", "");
        }

        return Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [var id, var secret]
            ? (Uri.UnescapeDataString(id.Replace('+', ' ')), Uri.UnescapeDataString(secret.Replace('+', ' ')))
            : ("", "");
    }
}
