using System.Diagnostics;
using Grpc.Core;
using Grpc.Core.Interceptors;
using IntegrationHub.Errors.V1;
using IntegrationHub.Storage;

namespace IntegrationHub.Rpc;

/// <summary>
/// The gRPC door: whatever goes wrong inside leaves as a status with a reason of the contract,
/// and never as an exception's text.
/// </summary>
internal sealed class RefusalInterceptor(IHostApplicationLifetime lifetime, ILogger<RefusalInterceptor> logger) : Interceptor
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
        GuardAsync(context, () => continuation(request, context));

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        GuardAsync(context, () => continuation(new ReadableRequestStream<TRequest>(requestStream), context));

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        GuardAsync(context, async () =>
        {
            await continuation(request, responseStream, context);
            return true;
        });

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        GuardAsync(context, async () =>
        {
            await continuation(new ReadableRequestStream<TRequest>(requestStream), responseStream, context);
            return true;
        });

    /// <summary>The answer to whoever called when the hub failed. The log has the cause.</summary>
    public static Refusal Fault() =>
        new Refusal(StatusCode.Internal, ErrorReason.HubFault, "A fault of the hub's own; its log has the cause under the trace id.")
            .With("trace_id", Activity.Current?.TraceId.ToString() ?? "");

    // With a deadline the call's own token follows the connection's a moment later.
    private static bool IsGone(ServerCallContext context) =>
        context.CancellationToken.IsCancellationRequested || context.GetHttpContext().RequestAborted.IsCancellationRequested;

    private async Task<T> GuardAsync<T>(ServerCallContext context, Func<Task<T>> call)
    {
        UnreadRequests.MarkRead(context);
        try
        {
            return await call();
        }
        catch (RpcException)
        {
            throw;
        }
        catch (Exception) when (IsGone(context))
        {
            // The caller is gone or its deadline passed; what the exception says is only the echo.
            throw new RpcException(new Status(StatusCode.Cancelled, "The call was cancelled."));
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw new Refusal(StatusCode.Unavailable, ErrorReason.HubStopping, "The hub is stopping. Call again where it was left off.")
            {
                RetryAfter = RetryDelay,
            }.ToRpcException();
        }
        catch (Exception lost) when (StoreLoss.Is(lost))
        {
            logger.StoreUnavailable(context.Method, lost.GetType().Name);
            throw new Refusal(StatusCode.Unavailable, ErrorReason.StoreUnavailable, "The store is out of reach for the moment. Repeat with the same request_id.")
            {
                RetryAfter = RetryDelay,
            }.ToRpcException();
        }
        catch (Exception fault)
        {
            logger.CallFailed(fault, context.Method);
            throw Fault().ToRpcException();
        }
    }
}
