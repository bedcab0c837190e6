using System.ComponentModel.DataAnnotations;
using IntegrationHub.Settings;

namespace IntegrationHub.Storage;

/// <summary>Where the hub keeps its rows. Nothing needs to be set: by default it runs a PostgreSQL of its own.</summary>
internal sealed class StorageOptions
{
    /// <summary>The configuration section these options are bound to.</summary>
    public const string Section = "Storage";

    /// <summary>
    /// Npgsql connection string of a PostgreSQL (14 or newer) which somebody else runs.
    /// Default none: the hub runs a private cluster in <see cref="DataDirectory"/>. With a
    /// password in it, not to be given on a command line.
    /// </summary>
    [Secret(Where = "password")]
    public string? ConnectionString { get; init; }

    /// <summary>
    /// Folder of the private cluster; created where missing. Hubs with the same folder share one cluster.
    /// Default <c>/var/lib/integrationhub</c> for root, else <c>$XDG_DATA_HOME/integrationhub</c>
    /// (<c>~/.local/share/integrationhub</c>). Changing it starts with an empty database.
    /// </summary>
    public string? DataDirectory { get; init; }

    /// <summary>The folder in use: <see cref="DataDirectory"/> or its default.</summary>
    internal string DataRoot => Path.GetFullPath(DataDirectory ?? DefaultRoot);

    /// <summary>
    /// Folder with <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>. Default none: PATH and the folders
    /// of Debian's and PostgreSQL's own packages are searched.
    /// </summary>
    public string? PostgresBinaries { get; init; }

    /// <summary>
    /// Whether a hub started as root may fetch PostgreSQL with <c>apt-get</c> where there is none.
    /// Default true. With false the start ends with the line to type.
    /// </summary>
    public bool MayInstallPostgres { get; init; } = true;

    /// <summary>
    /// Whether the private cluster waits for the disk at each commit. Default true.
    /// With false a power cut loses or corrupts accepted filings: for tests only.
    /// </summary>
    public bool Fsync { get; init; } = true;

    /// <summary>
    /// Time the private cluster may take to start, recovery included, and a lock of another hub to come free.
    /// Default 60 seconds, 1 second to 1 hour. Too short a time fails a start after a crash under load.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Most connections of one pool of this process. Default 40, 4 to 500. The private cluster takes 200 in all,
    /// and the job server has a pool of the same size: two hubs on one cluster fit with 40.
    /// </summary>
    [Range(4, 500)]
    public int MaxPoolSize { get; init; } = 40;

    private static string DefaultRoot => Environment.IsPrivilegedProcess
        ? "/var/lib/integrationhub"
        : Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            "integrationhub");
}
