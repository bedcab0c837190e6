using System.Security.Cryptography;
using System.Text;

namespace IntegrationHub.Encryption;

/// <summary>
/// The key of one record. Whoever forgets <see cref="Wrapped"/> has destroyed all that was
/// sealed with it, backups included once they hold no copy of it.
/// </summary>
internal sealed class DataKey(byte[] key, byte[] wrapped)
{
    /// <summary>What sealed content is longer than the content.</summary>
    public const int Overhead = AesGcmBox.Overhead;

    /// <summary>The key under a master key, to be stored beside the record. Always <see cref="DataKeys.WrappedBytes"/> long.</summary>
    public byte[] Wrapped { get; } = wrapped;

    /// <summary>Seals content for one place, such as "filing/17/content": moved to another, it does not open.</summary>
    public byte[] Seal(ReadOnlySpan<byte> content, string place) => AesGcmBox.Seal(key, content, place);

    public byte[] Seal(string text, string place) => Seal(Encoding.UTF8.GetBytes(text), place);

    /// <exception cref="CryptographicException">Sealed with another key or for another place, or changed since.</exception>
    public byte[] Open(ReadOnlySpan<byte> box, string place) => AesGcmBox.Open(key, box, place);

    public string OpenText(ReadOnlySpan<byte> box, string place) => Encoding.UTF8.GetString(Open(box, place));

    /// <summary>HMAC-SHA256: equal for equal texts, and no use to whoever has not the key.</summary>
    public byte[] Hash(string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
