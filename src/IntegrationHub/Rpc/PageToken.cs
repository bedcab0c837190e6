using System.Globalization;
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

    /// <summary>The same for a position that is more than text. A token is no secret: anybody can make one around any text.</summary>
    /// <param name="token">As it came.</param>
    /// <param name="query">As at <see cref="Write"/>.</param>
    /// <param name="parse">Null: no method of the hub writes such a position.</param>
    public static Result<T?> Read<T>(string token, string query, Func<string, T?> parse)
        where T : struct
    {
        if (Read(token, query).IsRefused(out var refusal, out var position))
        {
            return refusal;
        }

        return position is null ? (T?)null : parse(position) is { } place ? place : Invalid();
    }

    /// <summary>A position that is one whole number, written as the hub writes it: the parser forgives more.</summary>
    public static long? Number(string position) =>
        long.TryParse(position, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number.ToString(CultureInfo.InvariantCulture) == position
            ? number
            : null;

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
