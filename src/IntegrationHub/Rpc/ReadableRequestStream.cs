using Grpc.Core;

namespace IntegrationHub.Rpc;

/// <summary>A stream of requests in which a message that cannot be read is a refusal.</summary>
internal sealed class ReadableRequestStream<T>(IAsyncStreamReader<T> inner) : IAsyncStreamReader<T>
{
    public T Current => inner.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        try
        {
            return await inner.MoveNext(cancellationToken);
        }
        catch (Exception failure) when (UnreadableRequest.Explain(failure) is { } refusal)
        {
            throw refusal.ToRpcException();
        }
    }
}
