using System.Globalization;
using Grpc.AspNetCore.Server;
using Grpc.Core;

namespace IntegrationHub.Rpc;

/// <summary>
/// Gives a reason to what the library refuses before any interceptor hears of it: the request of a unary call
/// is read first. Its answer is worded anew while it is still here.
/// </summary>
internal sealed class UnreadRequests(RequestDelegate next, ILogger<UnreadRequests> logger)
{
    private const string Details = "grpc-status-details-bin";
    private static readonly object Read = new();

    /// <summary>Called by the first interceptor: from now on a failure is not the request's.</summary>
    public static void MarkRead(ServerCallContext context) => context.UserState[Read] = Read;

    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        var call = context.Features.Get<IServerCallContextFeature>()?.ServerCallContext;
        if (call is null || context.Response.HasStarted || call.ResponseTrailers.Any(t => t.Key == Details))
        {
            return;
        }

        var status = call.Status;
        switch (status.StatusCode)
        {
            case StatusCode.ResourceExhausted or StatusCode.Internal or StatusCode.Unknown when !context.Items.ContainsKey(Read):
                Answer(context, UnreadableRequest.Explain(status.DebugException ?? new RpcException(status)) ?? UnreadableRequest.Malformed());
                break;
            case StatusCode.Unknown when status.DebugException is { } fault:
                logger.CallFailed(fault, call.Method);
                Answer(context, RefusalInterceptor.Fault());
                break;
        }
    }

    private static void Answer(HttpContext context, Refusal refusal)
    {
        var worded = refusal.ToRpcException();
        var headers = context.Response.Headers;
        headers["grpc-status"] = ((int)worded.StatusCode).ToString(CultureInfo.InvariantCulture);
        headers["grpc-message"] = Uri.EscapeDataString(worded.Status.Detail);
        headers[Details] = Convert.ToBase64String(worded.Trailers.Single(t => t.Key == Details).ValueBytes);
    }
}
