using Grpc.Core;

namespace IntegrationHub.Access;

/// <summary>Lets the first message in when the caller may send it: it names what the stream is about.</summary>
internal sealed class CheckedReader<T>(IAsyncStreamReader<T> inner, Action<T> admit) : IAsyncStreamReader<T>
{
    private bool admitted;

    public T Current => inner.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (!await inner.MoveNext(cancellationToken))
        {
            return false;
        }

        if (!admitted)
        {
            admit(inner.Current);
            admitted = true;
        }

        return true;
    }
}

/// <summary>Gives a message out only while the caller may have it.</summary>
internal sealed class CheckedWriter<T>(IServerStreamWriter<T> inner, AdmittedCall call) : IServerStreamWriter<T>
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
