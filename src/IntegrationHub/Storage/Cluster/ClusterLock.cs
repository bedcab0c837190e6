using System.Runtime.Versioning;

namespace IntegrationHub.Storage.Cluster;

/// <summary>
/// An advisory lock on a file (flock), held until disposed. The kernel drops it when its process ends, however it ends.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class ClusterLock : IDisposable
{
    // EAGAIN: how Linux answers when another open file holds the lock.
    private const int WouldBlock = 11;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly FileStream file;

    private ClusterLock(FileStream file) => this.file = file;

    /// <summary>Takes a lock beside others of its kind; null while somebody holds it alone.</summary>
    public static ClusterLock? TryShare(string path) => TryOpen(path, FileAccess.Read, FileShare.Read);

    /// <summary>Takes a lock alone; null while anybody holds it.</summary>
    public static ClusterLock? TryOwn(string path) => TryOpen(path, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Takes a lock alone, waiting for it at most <paramref name="limit"/>.</summary>
    public static async Task<ClusterLock> OwnAsync(string path, TimeSpan limit, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (TryOwn(path) is { } owned)
            {
                return owned;
            }

            if (TimeProvider.System.GetElapsedTime(start) > limit)
            {
                throw new StorageException(
                    $"Another hub has been starting or stopping the cluster for over {limit} (it holds '{path}'); end that hub, or give this one its own Storage:DataDirectory.");
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    public void Dispose() => file.Dispose();

    // FileShare is flock() on Linux: None locks alone, Read together with others.
    private static ClusterLock? TryOpen(string path, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = access,
            Share = share,
            BufferSize = 0,
            // Whoever may read the file may hold the lock, and with it stop every hub from starting.
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        try
        {
            return new ClusterLock(new FileStream(path, options));
        }
        catch (IOException failure) when (failure.HResult == WouldBlock)
        {
            return null;
        }
    }
}
