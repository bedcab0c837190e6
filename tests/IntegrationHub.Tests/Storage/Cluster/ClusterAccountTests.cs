using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using IntegrationHub.Storage;
using IntegrationHub.Storage.Cluster;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Storage.Cluster;

[SuppressMessage("Interoperability", "CA1416", Justification = "The private cluster runs on Linux only, and so do its tests.")]
public sealed class ClusterAccountTests
{
    private const string NeedsRoot = "Only root has another user to run the server as.";

    [Fact]
    public async Task A_hub_of_root_runs_the_server_as_another_user()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, NeedsRoot);
        await using var sandbox = new ClusterSandbox();

        await sandbox.JoinAsync();

        var owner = await ClusterSandbox.RunAsync(
            "stat", "-c", "%U", "/proc/" + sandbox.ServerPid.ToString(CultureInfo.InvariantCulture));
        Assert.NotEqual("root", owner.Output);
    }

    [Fact]
    public async Task Another_local_user_reaches_neither_socket_nor_locks_nor_rows()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can try as another user.");
        await using var sandbox = new ClusterSandbox();
        await sandbox.JoinAsync();

        foreach (var path in new[] { sandbox.Folder.Sockets, sandbox.Folder.Cluster, sandbox.Folder.Logs, sandbox.Folder.StartLock, sandbox.Folder.UsersLock })
        {
            var tried = await ClusterSandbox.RunAsync("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "test", "-r", path);
            Assert.Equal(1, tried.ExitCode);
        }
    }

    [Fact]
    public async Task An_existing_cluster_keeps_the_user_who_owns_it()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, NeedsRoot);
        await using var sandbox = new ClusterSandbox();
        Directory.CreateDirectory(sandbox.Folder.Cluster);
        await ClusterSandbox.RunAsync("chown", "daemon", sandbox.Folder.Cluster);

        var account = await ClusterAccount.ChooseAsync(sandbox.Folder, TestContext.Current.CancellationToken);

        Assert.Equal("daemon", account.Name);
        Assert.Equal("daemon", (await account.RunAsync(["id", "-un"], Within.FiveSeconds, TestContext.Current.CancellationToken)).Output);
    }

    [Fact]
    public async Task A_folder_the_servers_user_cannot_enter_is_named()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, NeedsRoot);
        var closed = Directory.CreateTempSubdirectory("ih-closed-").FullName;
        await using var sandbox = new ClusterSandbox(Path.Combine(closed, "data"));

        var refused = await Assert.ThrowsAsync<StorageException>(sandbox.JoinAsync);

        Assert.Contains("cannot enter", refused.Message, StringComparison.Ordinal);
        Assert.Contains(closed, refused.Message, StringComparison.Ordinal);
        Directory.Delete(closed, recursive: true);
    }

    [Fact]
    public async Task A_data_directory_of_somebody_else_is_refused()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "Everything is permitted to root.");
        await using var sandbox = new ClusterSandbox("/var/lib/integrationhub-of-another");

        var refused = await Assert.ThrowsAsync<StorageException>(sandbox.JoinAsync);

        Assert.Contains("belongs to another user", refused.Message, StringComparison.Ordinal);
    }
}
