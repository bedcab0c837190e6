namespace IntegrationHub.Evidence.Sealing;

/// <summary>The keys of this process, read once at its start. The public halves of all keys there ever were are in the store.</summary>
internal sealed class SigningKeys(KeyFile file, SigningKeyStore store, TimeProvider clock) : IHostedService, IDisposable
{
    private IReadOnlyList<SigningKey> keys = [];

    /// <summary>The one that signs.</summary>
    public SigningKey Newest => keys.Count > 0 ? keys[^1] : throw new InvalidOperationException("The signing keys are not read yet.");

    /// <summary>Reads the keys and makes them known, before anything is served.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        keys = file.Read();
        foreach (var key in keys)
        {
            await store.AddAsync(key, clock.GetUtcNow(), cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // More than once: the container knows it as a service and as a hosted one.
    public void Dispose()
    {
        foreach (var key in keys)
        {
            key.Dispose();
        }

        keys = [];
    }
}
