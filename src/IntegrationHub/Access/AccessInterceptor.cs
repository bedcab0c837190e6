using Grpc.Core;
using Grpc.Core.Interceptors;
using IntegrationHub.Rpc;

namespace IntegrationHub.Access;

/// <summary>Lets a call through when a grant allows it, and keeps looking while a stream is open.</summary>
internal sealed class AccessInterceptor(AccessCheck check, AccessDirectory directory, ILogger<AccessInterceptor> logger) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (!AccessCheck.IsOpen(context.Method))
        {
            Admit(context, await BeginAsync(context), request);
        }

        return await continuation(request, context);
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var call = await BeginAsync(context);
        return await continuation(new CheckedRequestStream<TRequest>(requestStream, request => Admit(context, call, request)), context);
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        if (AccessCheck.IsOpen(context.Method))
        {
            await continuation(request, responseStream, context);
            return;
        }

        var admitted = Admit(context, await BeginAsync(context), request);
        await continuation(request, new CheckedResponseStream<TResponse>(responseStream, admitted), context);
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var call = await BeginAsync(context);
        await continuation(new CheckedRequestStream<TRequest>(requestStream, request => Admit(context, call, request)), responseStream, context);
    }

    private async Task<CheckedCall> BeginAsync(ServerCallContext context)
    {
        var begun = await check.BeginAsync(context.GetHttpContext(), context.Method, context.CancellationToken);
        if (begun.Refusal is { } refusal)
        {
            logger.CallRefused(context.Method, refusal.Reason);
        }

        return begun.OrRefuse();
    }

    private AdmittedCall Admit<TRequest>(ServerCallContext context, CheckedCall call, TRequest request)
    {
        var admitted = new AdmittedCall(check, directory, call, request, logger);
        admitted.Now();
        context.SetCaller(admitted.Now);
        return admitted;
    }
}
