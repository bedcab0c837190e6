namespace IntegrationHub.Client;

/// <summary>Cancels what waits on a stream once nothing came for too long. Runs only while somebody waits.</summary>
internal sealed class SilenceLimit : IDisposable
{
    private readonly TimeSpan longest;
    private readonly CancellationTokenSource silence;
    private readonly CancellationTokenSource either;

    public SilenceLimit(TimeSpan longest, TimeProvider clock, CancellationToken cancellationToken)
    {
        this.longest = longest;
        silence = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
    }

    public CancellationToken Token => either.Token;

    /// <summary>True when it was the silence that ended the wait.</summary>
    public bool Reached => silence.IsCancellationRequested;

    public async Task<T> WaitAsync<T>(Func<CancellationToken, Task<T>> next)
    {
        silence.CancelAfter(longest);
        var result = await next(Token);
        silence.CancelAfter(Timeout.InfiniteTimeSpan);
        return result;
    }

    public void Dispose()
    {
        either.Dispose();
        silence.Dispose();
    }
}
