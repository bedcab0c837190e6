using Grpc.Core;

namespace IntegrationHub.Limits;

/// <summary>A stream of requests that ends when nothing comes for too long.</summary>
internal sealed class IdleRequestStream<T>(IAsyncStreamReader<T> inner, TimeSpan patience, TimeProvider clock) : IAsyncStreamReader<T>
{
    public T Current => inner.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        using var idle = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, cancellationToken);
        try
        {
            return await inner.MoveNext(either.Token);
        }
        catch (Exception ended) when (idle.IsCancellationRequested && !cancellationToken.IsCancellationRequested && ended is OperationCanceledException or RpcException)
        {
            throw LimitsErrors.StreamIdle().ToRpcException();
        }
    }
}
