using IntegrationHub.Encryption;

namespace IntegrationHub.Identification;

/// <summary>Keyed hashes of the numbers of persons: records are found by them, and no number can be read off.</summary>
internal sealed class PersonHashes(PersonHashStore store, DataKeys keys)
{
    private DataKey? key;

    /// <summary>To be called once, before anything is served. Hubs that start together end with one key.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var stored = await store.FindAsync(cancellationToken);
        if (stored is null)
        {
            await store.AddAsync(keys.New().Wrapped, cancellationToken);
            stored = await store.FindAsync(cancellationToken) ?? throw new InvalidOperationException("The key of persons' hashes was entered and is not there.");
        }

        key = keys.Unwrap(stored);
    }

    /// <summary>Of one number.</summary>
    /// <param name="kind">What kind of number, as the contract numbers the kinds.</param>
    /// <param name="number">The number, as it was checked.</param>
    public byte[] Of(int kind, string number) =>
        (key ?? throw new InvalidOperationException("The key of persons' hashes is not read yet.")).Hash($"{kind}/{number}");
}
