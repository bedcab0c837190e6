using System.Security.Cryptography;

namespace IntegrationHub.Encryption;

/// <summary>A key that encrypts data keys and nothing else.</summary>
internal sealed class MasterKey
{
    /// <summary>Length of <see cref="Id"/>.</summary>
    public const int IdBytes = 8;

    private readonly byte[] key;

    private MasterKey(byte[] key)
    {
        this.key = key;
        Id = SHA256.HashData([.. "integrationhub master key"u8, .. key])[..IdBytes];
    }

    /// <summary>Follows from the key, so that a key that was copied wrongly is another one.</summary>
    public byte[] Id { get; }

    public string IdText => Convert.ToHexStringLower(Id);

    /// <exception cref="CryptographicException">Not of 256 bits.</exception>
    public static MasterKey Of(byte[] key) =>
        key.Length == AesGcmBox.KeyBytes ? new MasterKey(key) : throw new CryptographicException("a key has not 256 bits");

    public static MasterKey New() => new(RandomNumberGenerator.GetBytes(AesGcmBox.KeyBytes));

    /// <summary>The key as the file holds it.</summary>
    public string ToSecretText() => Convert.ToBase64String(key);

    public byte[] Seal(ReadOnlySpan<byte> content, string place) => AesGcmBox.Seal(key, content, place);

    public byte[] Open(ReadOnlySpan<byte> box, string place) => AesGcmBox.Open(key, box, place);
}
