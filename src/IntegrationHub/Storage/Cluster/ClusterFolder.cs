using System.Globalization;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;

namespace IntegrationHub.Storage.Cluster;

/// <summary>Where everything of one private cluster lies below the hub's data directory.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed record ClusterFolder(string Root)
{
    // sun_path of sockaddr_un holds 108 bytes and ends with a NUL.
    private const int LongestSocketPathBytes = 107;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const string SocketFile = ".s.PGSQL.5432";

    /// <summary>PostgreSQL's own data directory; exists only when complete.</summary>
    public string Cluster => Path.Combine(Root, "postgres");

    /// <summary>Where a new cluster is made before it gets its name: a crash meanwhile leaves nothing half.</summary>
    public string Unfinished => Path.Combine(Root, "postgres.unfinished");

    /// <summary>The settings the hub manages. Written anew at each start of the server.</summary>
    public string Settings => Path.Combine(Root, "postgres.conf.d");

    public string Logs => Path.Combine(Root, "log");

    public string Log => Path.Combine(Logs, "postgres.log");

    /// <summary>Held alone while the server is started or stopped.</summary>
    public string StartLock => Path.Combine(Root, "postgres.start.lock");

    /// <summary>Held together by all hubs that use the server.</summary>
    public string UsersLock => Path.Combine(Root, "postgres.users.lock");

    public string PidFile => Path.Combine(Cluster, "postmaster.pid");

    /// <summary>Folder of the server's unix socket; a short one elsewhere where the path below the root would not fit.</summary>
    public string Sockets { get; } = ChooseSockets(Root);

    /// <summary>PostgreSQL's own note of who has the socket.</summary>
    public string SocketLock => Path.Combine(Sockets, SocketFile + ".lock");

    /// <summary>Major version which made the cluster; null where there is no cluster yet.</summary>
    public int? Major
    {
        get
        {
            var version = Path.Combine(Cluster, "PG_VERSION");
            return File.Exists(version) ? int.Parse(File.ReadAllText(version).Trim(), CultureInfo.InvariantCulture) : null;
        }
    }

    /// <summary>Makes the root where there is none. Root's may be passed through, for the server runs as another user.</summary>
    public void Create()
    {
        if (!Directory.Exists(Root))
        {
            Directory.CreateDirectory(Root);
            File.SetUnixFileMode(Root, Environment.IsPrivilegedProcess
                ? OwnerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute
                : OwnerOnly);
        }
    }

    /// <summary>The last lines of the server's log.</summary>
    public string LogTail(int lines) =>
        File.Exists(Log) ? string.Join('\n', File.ReadLines(Log).TakeLast(lines)) : "(the server wrote no log)";

    private static string ChooseSockets(string root)
    {
        var near = Path.Combine(root, "run");
        if (Encoding.UTF8.GetByteCount(Path.Combine(near, SocketFile)) <= LongestSocketPathBytes)
        {
            return near;
        }

        // Every hub on this data directory must come to the same folder, so its name is made of the path.
        var name = "integrationhub-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root)).AsSpan(0, 8));
        return Path.Combine(ShortFolder, name);
    }

    // For root the folder must be one where nobody else can prepare something under our name.
    private static string ShortFolder => Environment.IsPrivilegedProcess
        ? "/run"
        : Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") ?? "/tmp";
}
