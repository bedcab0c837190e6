using System.Security.Cryptography;
using IntegrationHub.Storage;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Evidence.Sealing;

/// <summary>The PEM file with the private keys.</summary>
internal sealed class KeyFile(IOptions<EvidenceOptions> options, HubStorage storage, ILogger<KeyFile> logger)
{
    private const string FileName = "evidence-keys.pem";

    private string Path => options.Value.KeyFile ?? System.IO.Path.Combine(storage.DataDirectory, FileName);

    /// <summary>The keys in the order of the file; a new one where there is no file.</summary>
    /// <exception cref="StorageException">The file holds no key that can sign.</exception>
    public IReadOnlyList<SigningKey> Read()
    {
        try
        {
            if (!File.Exists(Path))
            {
                Make();
            }

            var keys = Parse(File.ReadAllText(Path));
            return keys.Count > 0 ? keys : throw new StorageException($"{Path} holds no private key.");
        }
        catch (Exception no) when (no is CryptographicException or ArgumentException or UnauthorizedAccessException or IOException)
        {
            throw new StorageException($"The keys for receipts and seals in {Path} cannot be read: {no.Message}");
        }
    }

    private static List<SigningKey> Parse(string pem)
    {
        var keys = new List<SigningKey>();
        ReadOnlySpan<char> rest = pem;
        while (PemEncoding.TryFind(rest, out var found))
        {
            if (rest[found.Label] is "PRIVATE KEY" or "EC PRIVATE KEY")
            {
                using var key = ECDsa.Create();
                key.ImportFromPem(rest[found.Location]);
                if (key.KeySize != 256)
                {
                    throw new CryptographicException("a key is not on P-256");
                }

                keys.Add(new SigningKey(key.ExportParameters(includePrivateParameters: true)));
            }

            rest = rest[found.Location.End..];
        }

        return keys;
    }

    // Hubs that start together on one folder must end with one key: whoever is first has made it.
    private void Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!);
        if (WholeFile.TryMakeSecret(Path, key.ExportPkcs8PrivateKeyPem() + "\n"))
        {
            logger.KeyMade(Path);
        }
    }
}
