using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using IntegrationHub.Storage;
using IntegrationHub.Storage.Cluster;
using Xunit;

namespace IntegrationHub.Tests.Storage.Cluster;

[SuppressMessage("Interoperability", "CA1416", Justification = "The private cluster runs on Linux only, and so do its tests.")]
public sealed class JoinClusterTests
{
    [Fact]
    public async Task Stopped_and_started_again_it_has_its_rows()
    {
        await using var sandbox = new ClusterSandbox();
        var first = await sandbox.JoinAsync();
        await ClusterSandbox.QueryAsync(first, "CREATE TABLE kept AS SELECT 42 AS answer");

        await first.DisposeAsync();
        var second = await sandbox.JoinAsync();

        Assert.Equal(42, await ClusterSandbox.QueryAsync(second, "SELECT answer FROM kept"));
    }

    [Fact]
    public async Task A_server_killed_with_its_connections_open_recovers_what_was_committed()
    {
        await using var sandbox = new ClusterSandbox();
        var first = await sandbox.JoinAsync();
        await ClusterSandbox.QueryAsync(first, "CREATE TABLE kept AS SELECT 42 AS answer");
        using var server = Process.GetProcessById(sandbox.ServerPid);

        server.Kill();
        await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        var second = await sandbox.JoinAsync();

        Assert.True(sandbox.ServerPid != server.Id);
        Assert.Equal(42, await ClusterSandbox.QueryAsync(second, "SELECT answer FROM kept"));
    }

    [Fact]
    public async Task A_server_left_by_a_killed_hub_is_used_and_stopped_by_the_next()
    {
        await using var sandbox = new ClusterSandbox();
        await sandbox.StartWithoutHubAsync();
        var orphan = sandbox.ServerPid;

        var next = await sandbox.JoinAsync();
        var used = sandbox.ServerPid;
        await next.DisposeAsync();

        Assert.Equal(orphan, used);
        Assert.False(sandbox.ServerRuns);
    }

    [Fact]
    public async Task A_pid_file_whose_number_now_belongs_to_another_process_does_not_hold_up_the_start()
    {
        await using var sandbox = new ClusterSandbox();
        var first = await sandbox.JoinAsync();
        var pidFile = await File.ReadAllLinesAsync(sandbox.Folder.PidFile, TestContext.Current.CancellationToken);
        await first.DisposeAsync();
        using var other = Process.Start("sleep", "60");
        pidFile[0] = other.Id.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllLinesAsync(sandbox.Folder.PidFile, pidFile, TestContext.Current.CancellationToken);

        var second = await sandbox.JoinAsync();

        other.Kill();
        Assert.Equal(1, await ClusterSandbox.QueryAsync(second, "SELECT 1"));
    }

    [Fact]
    public async Task Hubs_that_start_at_once_share_one_server_and_the_last_to_leave_stops_it()
    {
        await using var sandbox = new ClusterSandbox();

        var hubs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => sandbox.JoinAsync()));
        foreach (var hub in hubs[..3])
        {
            await hub.DisposeAsync();
        }

        Assert.Equal(1, await ClusterSandbox.QueryAsync(hubs[3], "SELECT 1"));
        await hubs[3].DisposeAsync();
        Assert.False(sandbox.ServerRuns);
    }

    [Fact]
    public async Task A_cluster_of_a_version_that_is_not_here_is_refused_with_what_to_install()
    {
        await using var sandbox = new ClusterSandbox();
        await (await sandbox.JoinAsync()).DisposeAsync();
        await File.WriteAllTextAsync(
            Path.Combine(sandbox.Folder.Cluster, "PG_VERSION"), "9\n", TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<StorageException>(sandbox.JoinAsync);

        Assert.Contains("was made by PostgreSQL 9, which is not here", refused.Message, StringComparison.Ordinal);
        Assert.Contains("apt-get install postgresql-9", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public async Task A_server_that_does_not_start_is_reported_with_the_end_of_its_log()
    {
        await using var sandbox = new ClusterSandbox();
        await (await sandbox.JoinAsync()).DisposeAsync();
        await File.AppendAllTextAsync(
            Path.Combine(sandbox.Folder.Cluster, "postgresql.conf"), "nonsense_setting = 1\n", TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<StorageException>(sandbox.JoinAsync);

        Assert.Contains("did not start", refused.Message, StringComparison.Ordinal);
        Assert.Contains("nonsense_setting", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hub_that_never_finishes_starting_is_named_by_its_lock()
    {
        await using var sandbox = new ClusterSandbox();
        sandbox.Options = new StorageOptions { DataDirectory = sandbox.Folder.Root, StartTimeout = TimeSpan.FromMilliseconds(200) };
        sandbox.Folder.Create();
        using var other = ClusterLock.TryOwn(sandbox.Folder.StartLock);

        var refused = await Assert.ThrowsAsync<StorageException>(sandbox.JoinAsync);

        Assert.Contains(sandbox.Folder.StartLock, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cluster_whose_making_was_interrupted_is_made_anew()
    {
        await using var sandbox = new ClusterSandbox();
        Directory.CreateDirectory(sandbox.Folder.Unfinished);
        await File.WriteAllTextAsync(
            Path.Combine(sandbox.Folder.Unfinished, "PG_VERSION"), "15\n", TestContext.Current.CancellationToken);

        var cluster = await sandbox.JoinAsync();

        Assert.Equal(1, await ClusterSandbox.QueryAsync(cluster, "SELECT 1"));
    }

    [Fact]
    public async Task A_folder_whose_path_is_too_long_for_a_socket_gets_a_short_one()
    {
        await using var sandbox = new ClusterSandbox($"/tmp/ih-{new string('d', 90)}-{Guid.NewGuid():N}");

        var cluster = await sandbox.JoinAsync();

        Assert.Equal(1, await ClusterSandbox.QueryAsync(cluster, "SELECT 1"));
        Assert.DoesNotContain(sandbox.Folder.Root, sandbox.Folder.Sockets, StringComparison.Ordinal);
        await cluster.DisposeAsync();
        Directory.Delete(sandbox.Folder.Sockets, recursive: true);
    }
}
