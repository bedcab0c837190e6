using System.Diagnostics.CodeAnalysis;
using IntegrationHub.Storage;
using IntegrationHub.Storage.Cluster;
using IntegrationHub.TestKit;
using Microsoft.Extensions.Logging;
using Npgsql;
using Xunit;

namespace IntegrationHub.Tests.Storage.Cluster;

/// <summary>A data directory for one test, with what an operator or an accident may do to it.</summary>
[SuppressMessage("Interoperability", "CA1416", Justification = "The private cluster runs on Linux only, and so do its tests.")]
internal sealed class ClusterSandbox : IAsyncDisposable
{
    private readonly List<PrivateCluster> joined = [];
    private readonly LogGuard logs = new();

    public ClusterSandbox(string? folder = null)
    {
        Folder = new ClusterFolder(folder ?? Path.Combine("/tmp", $"ih-cluster-{Guid.NewGuid():N}"[..22]));
        Options = new StorageOptions { DataDirectory = Folder.Root, Fsync = false, MayInstallPostgres = false };
    }

    public ClusterFolder Folder { get; }

    public StorageOptions Options { get; set; }

    public LogGuard Logs => logs;

    public int ServerPid => int.Parse(File.ReadLines(Folder.PidFile).First());

    public bool ServerRuns => File.Exists(Folder.PidFile);

    public async Task<PrivateCluster> JoinAsync()
    {
        var cluster = await PrivateCluster.JoinAsync(Options, logs.CreateLogger("cluster"), TestContext.Current.CancellationToken);
        joined.Add(cluster);
        return cluster;
    }

    /// <summary>The state a killed hub leaves behind: a server, and nobody who holds a lock.</summary>
    public async Task StartWithoutHubAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        Folder.Create();
        var account = await ClusterAccount.ChooseAsync(Folder, cancellationToken);
        var binaries = await PostgresSearch.RunAsync(Options, Folder, logs.CreateLogger("cluster"), cancellationToken);
        var server = new ClusterServer(Folder, account, binaries, fsync: false);
        await server.CreateAsync(cancellationToken);
        Assert.True(await server.TryStartAsync(Options.StartTimeout, cancellationToken));
    }

    public static async Task<object?> QueryAsync(PrivateCluster cluster, string sql)
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString(PrivateCluster.DatabaseName) + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    public static Task<CommandOutcome> RunAsync(params string[] line) =>
        SystemCommand.RunAsync(line, Within.AMinute, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var cluster in joined)
        {
            await cluster.DisposeAsync();
        }

        if (Directory.Exists(Folder.Root))
        {
            Directory.Delete(Folder.Root, recursive: true);
        }

        logs.Dispose();
    }
}
