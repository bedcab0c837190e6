using System.Globalization;
using System.Runtime.Versioning;

namespace IntegrationHub.Storage.Cluster;

/// <summary>The server process of one cluster: made, started, stopped and recognised again.</summary>
/// <remarks>Whoever calls a method that changes something holds <see cref="ClusterFolder.StartLock"/>.</remarks>
[UnsupportedOSPlatform("windows")]
internal sealed class ClusterServer(ClusterFolder folder, ClusterAccount account, PostgresBinaries binaries, bool fsync)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode AllMayEnter =
        OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    // What a server says whose predecessor was killed and left children that are still ending.
    private const string PredecessorStillEnding = "is still in use";

    private const long LongestLogBytes = 16 * 1024 * 1024;

    private const int LogLines = 15;

    private static readonly TimeSpan QuickLimit = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan CreateLimit = TimeSpan.FromMinutes(5);

    private readonly ClusterSettings settings = new(folder, account, fsync);

    /// <summary>
    /// Whether the server lives. A pid alone does not tell, for numbers are given again after a crash; but the
    /// server stands in its data directory, so the pid file seen from its working directory is the same file.
    /// The later lines change while it starts.
    /// </summary>
    public bool IsRunning
    {
        get
        {
            var identity = ReadIdentity(folder.PidFile);
            return identity.Length > 0
                && ReadIdentity($"/proc/{identity[0]}/cwd/{Path.GetFileName(folder.PidFile)}").SequenceEqual(identity);
        }
    }

    /// <summary>Makes the cluster where there is none.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder.Unfinished))
        {
            Directory.Delete(folder.Unfinished, recursive: true);
        }

        await OwnFolderAsync(folder.Unfinished, cancellationToken);
        string[] durability = fsync ? [] : ["--no-sync"];
        // Byte order for sorting never changes with the system's locale data; C.UTF-8 knows the case of Vietnamese letters.
        var outcome = await account.RunAsync(
            [binaries.Initdb, "-D", folder.Unfinished, "--username", ClusterSettings.Role, "--auth", "peer",
                "--encoding", "UTF8", "--locale", "C", "--lc-ctype", "C.UTF-8", "--data-checksums", .. durability],
            CreateLimit, cancellationToken);
        if (!outcome.Succeeded)
        {
            throw new StorageException(
                $"The cluster in '{folder.Root}' could not be created as user '{account.Name}'; see what initdb says.\n{outcome.Output}");
        }

        await File.AppendAllTextAsync(Path.Combine(folder.Unfinished, "postgresql.conf"), settings.IncludeLine, cancellationToken);
        Directory.Move(folder.Unfinished, folder.Cluster);
    }

    /// <summary>Starts the server; false where a killed predecessor is still ending and a later try may do.</summary>
    public async Task<bool> TryStartAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        await PrepareFoldersAsync(cancellationToken);
        await settings.WriteAsync(cancellationToken);
        // The caller found no server, so these are a dead one's; PostgreSQL itself would trust a recycled pid.
        File.Delete(folder.PidFile);
        File.Delete(folder.SocketLock);
        var seconds = Math.Ceiling(limit.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var outcome = await account.RunAsync(
            [binaries.PgCtl, "start", "-D", folder.Cluster, "-l", folder.Log, "-w", "-t", seconds, "-s"],
            // A start once begun is seen to its end: half begun, the next hub would start a second server.
            limit + QuickLimit, CancellationToken.None);
        if (outcome.Succeeded)
        {
            return true;
        }

        return folder.LogTail(LogLines).Contains(PredecessorStillEnding, StringComparison.Ordinal)
            ? false
            : throw Failed($"did not start within {limit}");
    }

    /// <summary>Stops the server; open transactions are rolled back.</summary>
    public Task<CommandOutcome> StopAsync(TimeSpan limit, CancellationToken cancellationToken) => account.RunAsync(
        [binaries.PgCtl, "stop", "-D", folder.Cluster, "-m", "fast", "-w", "-t",
            Math.Ceiling(limit.TotalSeconds).ToString(CultureInfo.InvariantCulture), "-s"],
        limit + QuickLimit, cancellationToken);

    /// <summary>The error of a server that does not come up, with what it wrote last.</summary>
    public StorageException Failed(string how) => new(
        $"PostgreSQL {binaries.Major} in '{folder.Cluster}' {how}; the last lines of '{folder.Log}' say why.\n{folder.LogTail(LogLines)}");

    private async Task PrepareFoldersAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder.Settings);
        File.SetUnixFileMode(folder.Settings, AllMayEnter);
        await OwnFolderAsync(folder.Logs, cancellationToken);
        await OwnFolderAsync(folder.Sockets, cancellationToken);
        if (File.Exists(folder.Log) && new FileInfo(folder.Log).Length > LongestLogBytes)
        {
            File.Move(folder.Log, folder.Log + ".1", overwrite: true);
        }
    }

    /// <summary>A folder which only the server's user enters.</summary>
    private async Task OwnFolderAsync(string path, CancellationToken cancellationToken)
    {
        if (!account.IsAnother)
        {
            Directory.CreateDirectory(path, OwnerOnly);
            // Fails where somebody else prepared the folder under our name.
            File.SetUnixFileMode(path, OwnerOnly);
            return;
        }

        var made = await SystemCommand.RunAsync(
            ["install", "-d", "-m", "0700", "-o", account.Name, path], QuickLimit, cancellationToken);
        // The parents may be closed to the other user, as /root is.
        if (!made.Succeeded || !(await account.RunAsync(["test", "-w", path], QuickLimit, cancellationToken)).Succeeded)
        {
            throw new StorageException(
                $"PostgreSQL runs as user '{account.Name}', who cannot enter '{path}'; choose a Storage:DataDirectory below /var/lib. {made.Output}");
        }
    }

    // Pid, data directory and start time; none where the file, or the process it is seen through, is not there.
    private static string[] ReadIdentity(string path)
    {
        try
        {
            return [.. File.ReadLines(path).Take(3)];
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
