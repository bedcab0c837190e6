using Grpc.Core;

namespace IntegrationHub.Access;

/// <summary>Gives a message out only while the caller may have it.</summary>
internal sealed class CheckedResponseStream<T>(IServerStreamWriter<T> inner, AdmittedCall call) : IServerStreamWriter<T>
{
    public WriteOptions? WriteOptions
    {
        get => inner.WriteOptions;
        set => inner.WriteOptions = value;
    }

    public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

    public Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        call.Now();
        return inner.WriteAsync(message, cancellationToken);
    }
}
