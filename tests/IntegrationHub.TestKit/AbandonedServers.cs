using System.Diagnostics.CodeAnalysis;
using IntegrationHub.Storage;
using IntegrationHub.Storage.Cluster;
using Microsoft.Extensions.Logging.Abstractions;

namespace IntegrationHub.TestKit;

/// <summary>Clears away the servers and folders of test runs that were killed.</summary>
[SuppressMessage("Interoperability", "CA1416", Justification = "The tests run where the hub's private cluster runs: on Linux.")]
internal static class AbandonedServers
{
    // A run that is only just starting holds no lock yet.
    private static readonly TimeSpan Youth = TimeSpan.FromMinutes(10);

    public static async Task ClearAsync(string parent, string pattern, CancellationToken cancellationToken)
    {
        var newest = TimeProvider.System.GetUtcNow().UtcDateTime - Youth;
        foreach (var root in Directory.GetDirectories(parent, pattern).Where(root => Directory.GetLastWriteTimeUtc(root) < newest))
        {
            var folder = new ClusterFolder(root);
            if (IsAbandoned(folder))
            {
                await ClearAsync(folder, cancellationToken);
            }
        }
    }

    private static bool IsAbandoned(ClusterFolder folder)
    {
        try
        {
            using var alone = ClusterLock.TryOwn(folder.UsersLock);
            return alone is not null;
        }
        catch (UnauthorizedAccessException)
        {
            // Another user's run.
            return false;
        }
    }

    private static async Task ClearAsync(ClusterFolder folder, CancellationToken cancellationToken)
    {
        if (File.Exists(folder.PidFile))
        {
            // The last to leave stops the server.
            var options = new StorageOptions { DataDirectory = folder.Root, Fsync = false };
            var cluster = await PrivateCluster.JoinAsync(options, NullLogger.Instance, cancellationToken);
            await cluster.DisposeAsync();
        }

        Directory.Delete(folder.Root, recursive: true);
    }
}
