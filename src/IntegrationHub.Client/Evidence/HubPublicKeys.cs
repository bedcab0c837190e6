using System.Security.Cryptography;
using System.Text;
using IntegrationHub.Evidence.V1;

namespace IntegrationHub.Client.Evidence;

/// <summary>Public keys of a hub, by which its receipts and seals are checked.</summary>
public sealed class HubPublicKeys
{
    private const int IdBytes = 16;

    private readonly Dictionary<string, byte[]> keys;

    private HubPublicKeys(IEnumerable<byte[]> publicKeys) => keys = publicKeys.DistinctBy(IdOf).ToDictionary(IdOf);

    /// <summary>Their ids, as seals and receipts name them.</summary>
    public IReadOnlyCollection<string> Ids => keys.Keys;

    /// <summary>The keys of a PEM file with one or more "PUBLIC KEY" blocks.</summary>
    /// <exception cref="InvalidDataException">There is none in it.</exception>
    public static HubPublicKeys FromPem(string pem)
    {
        var found = new List<byte[]>();
        ReadOnlySpan<char> rest = pem;
        while (PemEncoding.TryFind(rest, out var fields))
        {
            if (rest[fields.Label] is "PUBLIC KEY")
            {
                found.Add(Convert.FromBase64String(rest[fields.Base64Data].ToString()));
            }

            rest = rest[fields.Location.End..];
        }

        return found.Count > 0 ? new HubPublicKeys(found) : throw new InvalidDataException("There is no block \"PUBLIC KEY\" in the file of the key.");
    }

    /// <summary>The keys as the hub itself gives them out.</summary>
    public static HubPublicKeys Of(GetSigningKeysResponse response) => new(response.Keys.Select(key => key.PublicKey.ToByteArray()));

    /// <summary>All of them as PEM, to be kept.</summary>
    public string ToPem() => string.Concat(keys.Values.Select(key => PemEncoding.WriteString("PUBLIC KEY", key) + "\n"));

    internal bool Has(string keyId) => keys.ContainsKey(keyId);

    /// <summary>True when the key of this id signed the body as what <paramref name="name"/> says it is.</summary>
    internal bool Signed(string keyId, string name, ReadOnlySpan<byte> body, ReadOnlySpan<byte> signature)
    {
        if (!keys.TryGetValue(keyId, out var publicKey))
        {
            return false;
        }

        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(publicKey, out _);
            return key.VerifyData([.. Encoding.ASCII.GetBytes(name), 0x00, .. body], signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static string IdOf(byte[] publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey).AsSpan(0, IdBytes));
}
