using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Limits;

/// <summary>Keeps streams from standing still. How long they last is not limited.</summary>
internal sealed class StreamLimitsInterceptor(IOptions<LimitsOptions> options, TimeProvider clock) : Interceptor
{
    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        continuation(Moving(requestStream), context);

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        continuation(request, Moving(responseStream, context), context);

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        continuation(Moving(requestStream), Moving(responseStream, context), context);

    private IdleRequestStream<T> Moving<T>(IAsyncStreamReader<T> stream) => new(stream, options.Value.StreamIdle, clock);

    private StalledResponseStream<T> Moving<T>(IServerStreamWriter<T> stream, ServerCallContext context) =>
        new(stream, options.Value.StreamStall, clock, context.GetHttpContext().Abort);
}
