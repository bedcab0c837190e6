using Grpc.Core;

namespace IntegrationHub.Limits;

/// <summary>A stream of answers that ends when its reader takes nothing for too long.</summary>
/// <param name="inner">The library's.</param>
/// <param name="patience">How long one answer may wait.</param>
/// <param name="clock">Measures it.</param>
/// <param name="abort">Cuts the stream off and lets go of what it holds.</param>
internal sealed class StalledResponseStream<T>(IServerStreamWriter<T> inner, TimeSpan patience, TimeProvider clock, Action abort) : IServerStreamWriter<T>
{
    public WriteOptions? WriteOptions
    {
        get => inner.WriteOptions;
        set => inner.WriteOptions = value;
    }

    public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

    public Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        var write = inner.WriteAsync(message, cancellationToken);
        return write.IsCompletedSuccessfully ? write : WaitAsync(write);
    }

    private async Task WaitAsync(Task write)
    {
        try
        {
            await write.WaitAsync(patience, clock);
        }
        catch (TimeoutException)
        {
            abort();
            throw LimitsErrors.StreamIdle().ToRpcException();
        }
    }
}
