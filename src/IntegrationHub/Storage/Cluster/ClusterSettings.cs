using System.Runtime.Versioning;

namespace IntegrationHub.Storage.Cluster;

/// <summary>The settings files the hub manages: who may come in, and how the server uses the machine.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class ClusterSettings(ClusterFolder folder, ClusterAccount account, bool fsync)
{
    /// <summary>The only role of the cluster, its superuser.</summary>
    public const string Role = "hub";

    private const UnixFileMode OwnerWritesAllRead =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private string Main => Path.Combine(folder.Settings, "postgresql.conf");

    private string Hba => Path.Combine(folder.Settings, "pg_hba.conf");

    private string Ident => Path.Combine(folder.Settings, "pg_ident.conf");

    /// <summary>The line which makes a new cluster read the managed settings, after its own and before ALTER SYSTEM's.</summary>
    public string IncludeLine => $"\ninclude '../{Path.GetFileName(folder.Settings)}/{Path.GetFileName(Main)}'\n";

    /// <summary>Writes all files anew: paths change when the data directory moves, and a release may change values.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        await WriteAsync(Main, MainText, cancellationToken);
        await WriteAsync(Hba, HbaText, cancellationToken);
        await WriteAsync(Ident, IdentText, cancellationToken);
    }

    private string MainText => $"""
        # Written by the hub at each start. Change a value with ALTER SYSTEM, which wins over this file.
        hba_file = {Quoted(Hba)}
        ident_file = {Quoted(Ident)}

        # A unix socket in a folder of 0700, and no network at all.
        listen_addresses = ''
        port = 5432
        unix_socket_directories = {Quoted($"\"{folder.Sockets}\"")}
        unix_socket_permissions = 0700

        # An acknowledged filing survives a power cut.
        fsync = {OnOff(fsync)}
        full_page_writes = {OnOff(fsync)}
        synchronous_commit = on

        # Two cores and a few gigabytes, shared with the hub.
        max_connections = 200
        shared_buffers = 256MB
        effective_cache_size = 1GB
        work_mem = 8MB
        maintenance_work_mem = 128MB
        max_wal_size = 2GB
        wal_compression = on
        random_page_cost = 1.1
        jit = off

        # A forgotten open transaction would hold back every watch stream.
        idle_in_transaction_session_timeout = '60s'

        # Terse leaves out DETAIL, which quotes row values and with them personal data.
        log_error_verbosity = terse
        log_line_prefix = '%m [%p] '
        log_checkpoints = off
        log_timezone = 'UTC'
        timezone = 'UTC'

        """;

    // The kernel says who is at the other end of the socket, so there is no password to leak, lose or rotate.
    private static string HbaText => $"""
        local all {Role} peer map=hub

        """;

    private string IdentText => string.Concat(
        new[] { Environment.UserName, account.Name }.Distinct().Select(user => $"hub \"{user}\" {Role}\n"));

    // The server runs as another user than root and must read what root wrote, whatever root's umask.
    private static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(path, text, cancellationToken);
        File.SetUnixFileMode(path, OwnerWritesAllRead);
    }

    private static string OnOff(bool value) => value ? "on" : "off";

    private static string Quoted(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
