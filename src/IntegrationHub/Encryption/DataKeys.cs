using System.Security.Cryptography;
using IntegrationHub.Storage;

namespace IntegrationHub.Encryption;

/// <summary>Makes and opens data keys. Wrapped they are: id of the master key, nonce, ciphertext, tag.</summary>
internal sealed class DataKeys(MasterKeys masters)
{
    /// <summary>Length of a wrapped key; the columns that hold one check it.</summary>
    public const int WrappedBytes = MasterKey.IdBytes + AesGcmBox.KeyBytes + AesGcmBox.Overhead;

    private const string Place = "data key";

    /// <summary>A key for one record, random, under the newest master key.</summary>
    public DataKey New()
    {
        var key = RandomNumberGenerator.GetBytes(AesGcmBox.KeyBytes);
        return new DataKey(key, Wrap(key));
    }

    /// <exception cref="StorageException">Its master key is not there.</exception>
    /// <exception cref="CryptographicException">It was changed.</exception>
    public DataKey Unwrap(byte[] wrapped) => new(Open(wrapped), wrapped);

    /// <summary>The same key under the newest master key.</summary>
    public byte[] Rewrap(byte[] wrapped) => Wrap(Open(wrapped));

    private byte[] Wrap(byte[] key)
    {
        var master = masters.Newest;
        return [.. master.Id, .. master.Seal(key, Place)];
    }

    private byte[] Open(ReadOnlySpan<byte> wrapped) => masters.Get(wrapped[..MasterKey.IdBytes]).Open(wrapped[MasterKey.IdBytes..], Place);
}
