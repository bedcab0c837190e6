using System.Diagnostics.CodeAnalysis;
using Grpc.Core;
using IntegrationHub.Errors.V1;

namespace IntegrationHub.Rpc;

/// <summary>Takes resource names apart by their documented pattern (AIP-122).</summary>
internal static class ResourceName
{
    /// <summary>
    /// The variable parts of <paramref name="name"/> under <paramref name="pattern"/>, in order.
    /// A pattern is literal collection ids and "*": "communes/*/filings/*".
    /// </summary>
    public static bool TryParse(string name, string pattern, [NotNullWhen(true)] out string[]? parts)
    {
        parts = null;
        var given = name.Split('/');
        var wanted = pattern.Split('/');
        if (given.Length != wanted.Length)
        {
            return false;
        }

        var found = new List<string>(2);
        foreach (var (have, want) in given.Zip(wanted))
        {
            if (want == "*" ? !IsSegment(have) : have != want)
            {
                return false;
            }

            if (want == "*")
            {
                found.Add(have);
            }
        }

        parts = [.. found];
        return true;
    }

    public static Refusal Malformed(string field, string pattern)
    {
        var message = $"'{field}' must have the form \"{pattern}\".";
        return new(StatusCode.InvalidArgument, ErrorReason.ResourceNameInvalid, message)
        {
            Violations = [new(field, ErrorReason.ResourceNameInvalid, message)],
        };
    }

    /// <summary>True for what can be one part of a name: a code, an id.</summary>
    public static bool IsSegment(string segment) =>
        segment.Length is > 0 and <= 100 && segment.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
}
