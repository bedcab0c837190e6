using System.Security.Cryptography;
using System.Text;

namespace IntegrationHub.Encryption;

/// <summary>AES-256-GCM of the platform: nonce, ciphertext, tag, in this order.</summary>
internal static class AesGcmBox
{
    public const int KeyBytes = 32;

    /// <summary>What a sealed content is longer than the content.</summary>
    public const int Overhead = NonceBytes + TagBytes;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>Seals under a nonce of its own, drawn at random.</summary>
    /// <param name="key">256 bits.</param>
    /// <param name="content">What only the key's holder may read.</param>
    /// <param name="place">Where it is kept; it opens nowhere else.</param>
    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> content, string place)
    {
        var box = new byte[content.Length + Overhead];
        var nonce = box.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, content, box.AsSpan(NonceBytes, content.Length), box.AsSpan(NonceBytes + content.Length), Encoding.UTF8.GetBytes(place));
        return box;
    }

    /// <exception cref="CryptographicException">Other key, other place, or changed content.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> box, string place)
    {
        if (box.Length < Overhead)
        {
            throw new CryptographicException($"What is kept at '{place}' is too short to be sealed.");
        }

        var content = new byte[box.Length - Overhead];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(box[..NonceBytes], box[NonceBytes..^TagBytes], box[^TagBytes..], content, Encoding.UTF8.GetBytes(place));
        return content;
    }
}
