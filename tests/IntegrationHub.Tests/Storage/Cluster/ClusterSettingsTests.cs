using System.Diagnostics.CodeAnalysis;
using IntegrationHub.Storage;
using IntegrationHub.Storage.Cluster;
using Npgsql;
using Xunit;

namespace IntegrationHub.Tests.Storage.Cluster;

[SuppressMessage("Interoperability", "CA1416", Justification = "The private cluster runs on Linux only, and so do its tests.")]
public sealed class ClusterSettingsTests
{
    [Theory]
    [InlineData(true, "on")]
    [InlineData(false, "off")]
    public async Task Commits_reach_the_disk_unless_told_otherwise(bool fsync, string setting)
    {
        await using var sandbox = new ClusterSandbox();
        sandbox.Options = new StorageOptions { DataDirectory = sandbox.Folder.Root, Fsync = fsync };

        var cluster = await sandbox.JoinAsync();

        Assert.Equal(setting, await ClusterSandbox.QueryAsync(cluster, "SHOW fsync"));
        Assert.Equal(setting, await ClusterSandbox.QueryAsync(cluster, "SHOW full_page_writes"));
        Assert.Equal("on", await ClusterSandbox.QueryAsync(cluster, "SHOW synchronous_commit"));
    }

    [Fact]
    public async Task Pages_are_checksummed_and_vietnamese_letters_have_their_case()
    {
        await using var sandbox = new ClusterSandbox();

        var cluster = await sandbox.JoinAsync();

        Assert.Equal("on", await ClusterSandbox.QueryAsync(cluster, "SHOW data_checksums"));
        Assert.Equal("UTF8", await ClusterSandbox.QueryAsync(cluster, "SHOW server_encoding"));
        Assert.Equal("đà lạt", await ClusterSandbox.QueryAsync(cluster, "SELECT lower('ĐÀ LẠT')"));
    }

    [Fact]
    public async Task The_server_listens_on_no_network_address()
    {
        await using var sandbox = new ClusterSandbox();

        var cluster = await sandbox.JoinAsync();

        Assert.Equal("", await ClusterSandbox.QueryAsync(cluster, "SHOW listen_addresses"));
    }

    [Fact]
    public async Task A_value_of_a_refused_row_is_not_in_the_servers_log()
    {
        await using var sandbox = new ClusterSandbox();
        var cluster = await sandbox.JoinAsync();
        await ClusterSandbox.QueryAsync(cluster, "CREATE TABLE person (number text PRIMARY KEY)");
        await ClusterSandbox.QueryAsync(cluster, "INSERT INTO person SELECT '0680' || '12345678'");

        await Assert.ThrowsAsync<PostgresException>(
            () => ClusterSandbox.QueryAsync(cluster, "INSERT INTO person SELECT '0680' || '12345678'"));

        var log = await File.ReadAllTextAsync(sandbox.Folder.Log, TestContext.Current.CancellationToken);
        Assert.Contains("duplicate key", log, StringComparison.Ordinal);
        Assert.DoesNotContain("068012345678", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operators_own_setting_outlives_a_restart()
    {
        await using var sandbox = new ClusterSandbox();
        var first = await sandbox.JoinAsync();
        await ClusterSandbox.QueryAsync(first, "ALTER SYSTEM SET work_mem = '17MB'");

        await first.DisposeAsync();
        var second = await sandbox.JoinAsync();

        Assert.Equal("17MB", await ClusterSandbox.QueryAsync(second, "SHOW work_mem"));
    }
}
