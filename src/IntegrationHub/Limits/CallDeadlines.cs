using System.Globalization;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Limits;

/// <summary>
/// Gives every call that is no stream a deadline, as if its caller had: the library then ends it in time, and
/// cancels what it does in the store.
/// </summary>
internal sealed class CallDeadlines(RequestDelegate next, IOptions<LimitsOptions> options)
{
    private const string Header = "grpc-timeout";

    private readonly long mostMilliseconds = (long)options.Value.CallDeadline.TotalMilliseconds;
    private readonly string most = string.Create(CultureInfo.InvariantCulture, $"{(long)options.Value.CallDeadline.TotalMilliseconds}m");

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.Type == MethodType.Unary)
        {
            var headers = context.Request.Headers;
            if (Milliseconds(headers[Header]) is not { } asked || asked > mostMilliseconds)
            {
                headers[Header] = most;
            }
        }

        return next(context);
    }

    // Up to eight digits and a unit. Null: not given, or not understood, which the library would take for none.
    private static long? Milliseconds(string? timeout)
    {
        if (timeout is not { Length: > 1 and <= 9 } || !long.TryParse(timeout.AsSpan(0, timeout.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        return timeout[^1] switch
        {
            'H' => number * 3_600_000,
            'M' => number * 60_000,
            'S' => number * 1000,
            'm' => number,
            'u' => number / 1000,
            'n' => number / 1_000_000,
            _ => null,
        };
    }
}
