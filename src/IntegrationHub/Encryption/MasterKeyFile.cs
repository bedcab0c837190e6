using System.Security.Cryptography;
using IntegrationHub.Storage;
using IntegrationHub.Storage.Cluster;

namespace IntegrationHub.Encryption;

/// <summary>The file with the master keys: one a line, its id and the key, the newest last.</summary>
internal sealed class MasterKeyFile(string path)
{
    private const string Name = "privacy-keys";

    private const string Heading = """
        # Master keys of the hub: one a line, its id and the key. What is stored from now on is encrypted under the last.
        # Whoever has this file and the database reads everything in it; without this file nobody does. Keep a copy apart.
        """;

    private static readonly TimeSpan LockLimit = TimeSpan.FromSeconds(30);

    public string Path => path;

    public bool Exists => File.Exists(path);

    /// <summary>The file that is configured, or the one in the data directory.</summary>
    public static MasterKeyFile Of(EncryptionOptions options, string dataDirectory) =>
        new(System.IO.Path.GetFullPath(options.KeyFile ?? System.IO.Path.Combine(dataDirectory, Name)));

    /// <summary>Makes the file with one new key. False: it is there, by whomever, and stays.</summary>
    /// <exception cref="StorageException">It cannot be written.</exception>
    public bool Make()
    {
        if (Exists)
        {
            return false;
        }

        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            return WholeFile.TryMakeSecret(path, Text([MasterKey.New()]));
        }
        catch (Exception no) when (no is UnauthorizedAccessException or IOException)
        {
            throw Unwritable(no);
        }
    }

    /// <summary>The keys in the order of the file.</summary>
    /// <exception cref="StorageException">It holds none, or what is none.</exception>
    public IReadOnlyList<MasterKey> Read()
    {
        try
        {
            List<MasterKey> keys = [.. File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').Select(Parse)];
            return keys.Count > 0 ? keys : throw new StorageException($"{path} holds no master key.");
        }
        catch (Exception no) when (no is CryptographicException or FormatException or UnauthorizedAccessException or IOException)
        {
            throw new StorageException($"The master keys in {path} cannot be read: {no.Message}", no);
        }
    }

    /// <summary>Adds a new key, which is the newest from then on.</summary>
    public Task<MasterKey> AddAsync(CancellationToken cancellationToken) => ChangeAsync(
        keys =>
        {
            var added = MasterKey.New();
            return (keys.Append(added), added);
        },
        cancellationToken);

    /// <summary>Removes a key. False: it is not there.</summary>
    /// <exception cref="StorageException">It is the newest.</exception>
    public Task<bool> RemoveAsync(string id, CancellationToken cancellationToken) => ChangeAsync(
        keys => keys[^1].IdText == id
            ? throw new StorageException($"Key {id} is the newest one in {path}, under which the hub writes; rotate first.")
            : (keys.Where(key => key.IdText != id), keys.Any(key => key.IdText == id)),
        cancellationToken);

    private async Task<T> ChangeAsync<T>(Func<IReadOnlyList<MasterKey>, (IEnumerable<MasterKey> Keys, T Result)> change, CancellationToken cancellationToken)
    {
        try
        {
            // Two changes at once would lose a key that a hub may have used already.
            using var alone = OperatingSystem.IsWindows() ? null : await ClusterLock.OwnAsync($"{path}.lock", LockLimit, cancellationToken);
            var (keys, result) = change(Read());
            WholeFile.WriteSecret(path, Text(keys));
            return result;
        }
        catch (Exception no) when (no is UnauthorizedAccessException or IOException)
        {
            throw Unwritable(no);
        }
    }

    private StorageException Unwritable(Exception cause) => new($"The master keys in {path} cannot be written: {cause.Message}", cause);

    private static MasterKey Parse(string line)
    {
        if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var id, var secret])
        {
            throw new FormatException("a line is not an id and a key");
        }

        var key = MasterKey.Of(Convert.FromBase64String(secret));
        return key.IdText == id ? key : throw new CryptographicException($"the key after id {id} is another one");
    }

    private static string Text(IEnumerable<MasterKey> keys) =>
        string.Join('\n', keys.Select(key => $"{key.IdText} {key.ToSecretText()}").Prepend(Heading)) + "\n";
}
