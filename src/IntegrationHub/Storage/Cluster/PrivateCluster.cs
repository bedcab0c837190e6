using System.Runtime.Versioning;
using Npgsql;

namespace IntegrationHub.Storage.Cluster;

/// <summary>
/// This hub's share in the PostgreSQL cluster of a data directory. The first hub starts the server,
/// the last one to leave stops it; a hub that is killed leaves it running for the next.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class PrivateCluster : IAsyncDisposable
{
    /// <summary>The database of the hub.</summary>
    public const string DatabaseName = "hub";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly ClusterFolder folder;
    private readonly ClusterServer server;
    private readonly StorageOptions options;
    private readonly ILogger logger;
    private ClusterLock? share;

    private PrivateCluster(ClusterFolder folder, ClusterServer server, StorageOptions options, ILogger logger, ClusterLock share) =>
        (this.folder, this.server, this.options, this.logger, this.share) = (folder, server, options, logger, share);

    /// <summary>Makes, starts or joins the cluster. On return the server answers and the hub's database exists.</summary>
    public static async Task<PrivateCluster> JoinAsync(StorageOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        var folder = new ClusterFolder(options.DataRoot);
        try
        {
            folder.Create();
            using var alone = await ClusterLock.OwnAsync(folder.StartLock, options.StartTimeout, cancellationToken);
            // Nobody owns the users' lock without the start lock, which is ours.
            var share = ClusterLock.TryShare(folder.UsersLock)
                ?? throw new StorageException($"'{folder.UsersLock}' is locked by something that is not a hub; end it.");
            try
            {
                var account = await ClusterAccount.ChooseAsync(folder, cancellationToken);
                var binaries = await PostgresSearch.RunAsync(options, folder, logger, cancellationToken);
                var server = new ClusterServer(folder, account, binaries, options.Fsync);
                var cluster = new PrivateCluster(folder, server, options, logger, share);
                await cluster.BringUpAsync(cancellationToken);
                return cluster;
            }
            catch
            {
                share.Dispose();
                throw;
            }
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new StorageException(
                $"The data directory '{folder.Root}' belongs to another user than '{Environment.UserName}' ({refused.Message}); start the hub as its owner, or give it its own Storage:DataDirectory.", refused);
        }
    }

    /// <summary>How to connect to one database of the cluster.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = folder.Sockets,
        Username = ClusterSettings.Role,
        Database = database,
        // Nothing leaves the machine.
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>Starts the server again where it is gone. On return it answers.</summary>
    public async Task KeepUpAsync(CancellationToken cancellationToken)
    {
        if (server.IsRunning)
        {
            return;
        }

        using var alone = await ClusterLock.OwnAsync(folder.StartLock, options.StartTimeout, cancellationToken);
        // While this hub waited another may have started it.
        if (await AskAsync(cancellationToken) != Answer.Up)
        {
            logger.ClusterGone(folder.Root);
            await BringUpAsync(cancellationToken);
        }
    }

    /// <summary>Leaves the cluster and stops it where nobody else uses it. The caller has closed its connections.</summary>
    public async ValueTask DisposeAsync()
    {
        if (share is null)
        {
            return;
        }

        using var alone = await ClusterLock.OwnAsync(folder.StartLock, options.StartTimeout, CancellationToken.None);
        share.Dispose();
        share = null;
        using var last = ClusterLock.TryOwn(folder.UsersLock);
        if (last is null)
        {
            logger.ClusterLeft(folder.Root);
            return;
        }

        var outcome = await server.StopAsync(options.StartTimeout, CancellationToken.None);
        if (outcome.Succeeded)
        {
            logger.ClusterStopped(folder.Root);
        }
        else
        {
            logger.ClusterNotStopped(folder.Root, outcome.Output);
        }
    }

    private async Task BringUpAsync(CancellationToken cancellationToken)
    {
        if (folder.Major is null)
        {
            logger.ClusterCreating(folder.Root);
            await server.CreateAsync(cancellationToken);
        }

        var start = TimeProvider.System.GetTimestamp();
        var joined = server.IsRunning;
        // A server found running may still recover from a crash, or be on its way down: both end within the limit.
        while (await AskAsync(cancellationToken) is var answer && answer != Answer.Up)
        {
            var left = options.StartTimeout - TimeProvider.System.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
            {
                throw server.Failed($"does not answer within {options.StartTimeout}");
            }

            if (answer == Answer.None && !server.IsRunning)
            {
                joined = false;
                await server.TryStartAsync(left, cancellationToken);
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }

        logger.ClusterReady(folder.Root, joined);
    }

    // The socket is asked before any pid is looked at: it answers also for a server in another container.
    private async Task<Answer> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            await EnsureDatabaseAsync(cancellationToken);
            return Answer.Up;
        }
        catch (PostgresException refused) when (StoreLoss.Is(refused))
        {
            // Starting, stopping, or full of connections.
            return Answer.NotYet;
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InvalidAuthorizationSpecification)
        {
            throw new StorageException(
                $"The running cluster in '{folder.Root}' does not admit user '{Environment.UserName}'; start the hub as the user of the hub that started it.", refused);
        }
        catch (NpgsqlException unreachable) when (unreachable is not PostgresException)
        {
            return Answer.None;
        }
    }

    private enum Answer
    {
        None,
        NotYet,
        Up,
    }

    private const string FindDatabaseSql = "SELECT 1 FROM pg_database WHERE datname = 'hub'";

    private const string CreateDatabaseSql = "CREATE DATABASE hub";

    private async Task EnsureDatabaseAsync(CancellationToken cancellationToken)
    {
        // Without a pool: a connection left in one would outlive a server that is stopped and started.
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString("postgres")) { Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var find = new NpgsqlCommand(FindDatabaseSql, connection);
        if (await find.ExecuteScalarAsync(cancellationToken) is null)
        {
            await using var create = new NpgsqlCommand(CreateDatabaseSql, connection);
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
