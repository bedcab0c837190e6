namespace IntegrationHub.EndToEnd.Restart;

/// <summary>A file whose second reading, the one that is sent, stops at a place until the gate is opened.</summary>
internal sealed class GatedContent(byte[] content, int gateBytes) : MemoryStream(content, writable: false)
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool hashed;

    /// <summary>Ends when the gate is reached.</summary>
    public Task Reached => reached.Task;

    public void Open() => opened.TrySetResult();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (hashed && Position >= gateBytes)
        {
            reached.TrySetResult();
            await opened.Task.WaitAsync(cancellationToken);
        }

        hashed |= Position == Length;
        return await base.ReadAsync(buffer, cancellationToken);
    }
}
