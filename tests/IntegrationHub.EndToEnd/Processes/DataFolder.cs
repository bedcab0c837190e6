using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using IntegrationHub.Storage;
using IntegrationHub.Storage.Cluster;
using IntegrationHub.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace IntegrationHub.EndToEnd.Processes;

/// <summary>
/// A data directory no hub has used before, and the PostgreSQL server which hubs run in it. Removed when disposed;
/// by its name what a killed test run leaves behind is found by later runs.
/// </summary>
[SuppressMessage("Interoperability", "CA1416", Justification = "The private cluster runs on Linux only, and so do its tests.")]
internal sealed class DataFolder : IAsyncDisposable
{
    private readonly ClusterFolder folder = new(Path.Combine("/tmp", $"ih-tests-e2e-{Guid.NewGuid():N}"[..24]));

    public string Root => folder.Root;

    /// <summary>Process of the server; null while none is said to run.</summary>
    public int? ServerId
    {
        get
        {
            try
            {
                return int.Parse(File.ReadLines(folder.PidFile).First(), CultureInfo.InvariantCulture);
            }
            catch (IOException)
            {
                return null;
            }
        }
    }

    /// <summary>The hub's database, as its operator reaches it.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = folder.Sockets,
        Username = ClusterSettings.Role,
        Database = PrivateCluster.DatabaseName,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
        Pooling = false,
    }.ConnectionString;

    /// <summary>Kill -9 of the server, under whoever uses it.</summary>
    public async Task KillServerAsync()
    {
        using var server = Process.GetProcessById(ServerId ?? throw new InvalidOperationException("No server runs."));
        server.Kill();
        await server.WaitForExitAsync(CancellationToken.None).Within(Within.AMinute);
    }

    public async ValueTask DisposeAsync()
    {
        if (!Directory.Exists(folder.Root))
        {
            return;
        }

        if (ServerId is not null)
        {
            // The last to leave stops the server.
            var options = new StorageOptions { DataDirectory = folder.Root, MayInstallPostgres = false };
            var cluster = await PrivateCluster.JoinAsync(options, NullLogger.Instance, CancellationToken.None);
            await cluster.DisposeAsync();
        }

        Directory.Delete(folder.Root, recursive: true);
    }
}
