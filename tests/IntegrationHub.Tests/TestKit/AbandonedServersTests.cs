using System.Diagnostics.CodeAnalysis;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Storage.Cluster;
using Xunit;

namespace IntegrationHub.Tests.TestKit;

[SuppressMessage("Interoperability", "CA1416", Justification = "The private cluster runs on Linux only, and so do its tests.")]
public sealed class AbandonedServersTests
{
    [Fact]
    public async Task A_server_nobody_uses_is_stopped_and_its_folder_removed()
    {
        await using var sandbox = new ClusterSandbox();
        await sandbox.StartWithoutHubAsync();
        var process = System.Diagnostics.Process.GetProcessById(sandbox.ServerPid);
        GrowOld(sandbox);

        await ClearAsync(sandbox);

        Assert.False(Directory.Exists(sandbox.Folder.Root));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).Within(Within.AMinute);
    }

    [Fact]
    public async Task A_server_in_use_is_left_alone()
    {
        await using var sandbox = new ClusterSandbox();
        var cluster = await sandbox.JoinAsync();
        GrowOld(sandbox);

        await ClearAsync(sandbox);

        Assert.Equal(1, await ClusterSandbox.QueryAsync(cluster, "SELECT 1"));
    }

    [Fact]
    public async Task A_run_that_is_only_just_starting_is_left_alone()
    {
        await using var sandbox = new ClusterSandbox();
        sandbox.Folder.Create();

        await ClearAsync(sandbox);

        Assert.True(Directory.Exists(sandbox.Folder.Root));
    }

    private static void GrowOld(ClusterSandbox sandbox) =>
        Directory.SetLastWriteTimeUtc(sandbox.Folder.Root, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1));

    private static Task ClearAsync(ClusterSandbox sandbox) => AbandonedServers.ClearAsync(
        "/tmp", Path.GetFileName(sandbox.Folder.Root), TestContext.Current.CancellationToken);
}
