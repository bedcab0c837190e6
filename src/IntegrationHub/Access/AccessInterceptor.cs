using System.Threading.RateLimiting;
using Grpc.Core;
using Grpc.Core.Interceptors;
using IntegrationHub.Limits;
using IntegrationHub.Rpc;

namespace IntegrationHub.Access;

/// <summary>Lets a call through when a grant allows it, and keeps looking while a stream is open.</summary>
internal sealed class AccessInterceptor(AccessCheck check, AccessDirectory directory, CallLimits limits, ILogger<AccessInterceptor> logger) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (AccessCheck.IsOpen(context.Method))
        {
            using var open = EnterOpen(context, isStream: false);
            return await continuation(request, context);
        }

        var call = await BeginAsync(context);
        using var entered = Enter(call, isStream: false);
        Admit(context, call, request);
        return await continuation(request, context);
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var call = await BeginAsync(context);
        using var entered = Enter(call, isStream: true);
        return await continuation(new CheckedRequestStream<TRequest>(requestStream, request => Admit(context, call, request)), context);
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        if (AccessCheck.IsOpen(context.Method))
        {
            using var open = EnterOpen(context, isStream: true);
            await continuation(request, responseStream, context);
            return;
        }

        var call = await BeginAsync(context);
        using var entered = Enter(call, isStream: true);
        var admitted = Admit(context, call, request);
        await continuation(request, new CheckedResponseStream<TResponse>(responseStream, admitted), context);
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var call = await BeginAsync(context);
        using var entered = Enter(call, isStream: true);
        await continuation(new CheckedRequestStream<TRequest>(requestStream, request => Admit(context, call, request)), responseStream, context);
    }

    private async Task<CheckedCall> BeginAsync(ServerCallContext context)
    {
        var begun = await check.BeginAsync(context.GetHttpContext(), context.Method, context.CancellationToken);
        if (begun.Refusal is { } refusal)
        {
            // Whoever hammers at a closed door is told to stop, and fills no log.
            EnterOpen(context, isStream: false).Dispose();
            logger.CallRefused(context.Method, refusal.Reason);
        }

        return begun.OrRefuse();
    }

    private RateLimitLease Enter(CheckedCall call, bool isStream) =>
        limits.Enter(call.Known.Organisation, call.Table.Find(call.Known.Organisation)?.CallsPerSecond ?? 0, isStream).OrRefuse();

    private RateLimitLease EnterOpen(ServerCallContext context, bool isStream) =>
        limits.Enter(context.GetHttpContext().Connection.RemoteIpAddress, isStream).OrRefuse();

    private AdmittedCall Admit<TRequest>(ServerCallContext context, CheckedCall call, TRequest request)
    {
        var admitted = new AdmittedCall(check, directory, call, request, logger);
        admitted.Now();
        context.SetCaller(admitted.Now);
        return admitted;
    }
}
