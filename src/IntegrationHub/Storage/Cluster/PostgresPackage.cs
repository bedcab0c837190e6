using System.Runtime.Versioning;

namespace IntegrationHub.Storage.Cluster;

/// <summary>Fetches PostgreSQL from the distribution, where the hub may.</summary>
[UnsupportedOSPlatform("windows")]
internal static class PostgresPackage
{
    /// <summary>The line which an operator types where the hub may not install anything.</summary>
    public const string LineToType = "sudo apt-get install postgresql";

    private const string Settings = "/etc/postgresql-common/createcluster.d/integrationhub.conf";

    // Held while installing: several hubs may find at once that there is no PostgreSQL.
    private const string InstallLock = "/run/integrationhub-install.lock";

    // A new machine's own updates may be at work in its first minutes.
    private static readonly string[] Patience = ["-o", "DPkg::Lock::Timeout=600"];

    // A slow mirror on a commune's line; the download is about 60 MB.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    /// <summary>Whether this process can install: it is root and the distribution has apt-get.</summary>
    public static bool CanInstall => Environment.IsPrivilegedProcess && SystemCommand.Find("apt-get") is not null;

    /// <summary>Installs it, unless another process did so while this one waited for its turn.</summary>
    public static async Task InstallAsync(Func<Task<bool>> isThere, ILogger logger, CancellationToken cancellationToken)
    {
        using var alone = await ClusterLock.OwnAsync(InstallLock, Limit, cancellationToken);
        if (await isThere())
        {
            return;
        }

        var aptGet = SystemCommand.Find("apt-get")!;
        logger.PostgresInstalling();
        // Debian's package would make and start a cluster of its own on TCP port 5432. The setting lives in
        // a file of ours which goes away again: the administrator's own later installs behave as usual.
        Directory.CreateDirectory(Path.GetDirectoryName(Settings)!);
        await File.WriteAllTextAsync(Settings, "create_main_cluster = false\n", cancellationToken);
        try
        {
            await RunAsync([aptGet, .. Patience, "update"], cancellationToken);
            await RunAsync([aptGet, .. Patience, "install", "-y", "--no-install-recommends", "postgresql"], cancellationToken);
        }
        finally
        {
            File.Delete(Settings);
        }
    }

    private static async Task RunAsync(string[] line, CancellationToken cancellationToken)
    {
        var outcome = await SystemCommand.RunAsync(line, Limit, cancellationToken);
        if (!outcome.Succeeded)
        {
            throw new StorageException(
                $"PostgreSQL is missing and '{string.Join(' ', line)}' failed; install it with: {LineToType}\n{outcome.Output}");
        }
    }
}
