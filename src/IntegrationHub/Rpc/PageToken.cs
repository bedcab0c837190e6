using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using IntegrationHub.Errors.V1;

namespace IntegrationHub.Rpc;

/// <summary>
/// An opaque token that says where the next page begins and for which query it was given out.
/// The check value keeps a token of one query from being used for another; it is no secret.
/// </summary>
internal static class PageToken
{
    private const int CheckBytes = 9;

    public static string Write(string query, string position) =>
        Convert.ToBase64String([.. Check(query, position), .. Encoding.UTF8.GetBytes(position)])
            .Replace('+', '-').Replace('/', '_').TrimEnd('=');

    /// <summary>The position in <paramref name="token"/>; null for an empty token, which means the first page.</summary>
    public static Result<string?> Read(string token, string query)
    {
        if (token.Length == 0)
        {
            return (string?)null;
        }

        if (token.Length > 1000)
        {
            return Invalid();
        }

        var text = token.Replace('-', '+').Replace('_', '/');
        Span<byte> bytes = stackalloc byte[text.Length];
        if (!Convert.TryFromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='), bytes, out var length) || length < CheckBytes)
        {
            return Invalid();
        }

        var position = Encoding.UTF8.GetString(bytes[CheckBytes..length]);
        // Written anew and compared as text: base64 has more than one text for the same bytes.
        return Write(query, position) == token ? position : Invalid();
    }

    private static ReadOnlySpan<byte> Check(string query, string position) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"page\n{query}\n{position}")).AsSpan(0, CheckBytes);

    private static Refusal Invalid()
    {
        const string Message = "The page token was not given out for this query. Start at the first page.";
        return new(StatusCode.InvalidArgument, ErrorReason.PageTokenInvalid, Message)
        {
            Violations = [new("page_token", ErrorReason.PageTokenInvalid, Message)],
        };
    }
}
