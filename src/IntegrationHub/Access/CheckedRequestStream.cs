using Grpc.Core;

namespace IntegrationHub.Access;

/// <summary>Lets the first message in when the caller may send it: it names what the stream is about.</summary>
internal sealed class CheckedRequestStream<T>(IAsyncStreamReader<T> inner, Action<T> admit) : IAsyncStreamReader<T>
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
