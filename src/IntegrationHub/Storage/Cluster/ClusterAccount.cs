using System.Runtime.Versioning;

namespace IntegrationHub.Storage.Cluster;

/// <summary>The user the server runs as. PostgreSQL refuses root, so a hub of root hands it to another.</summary>
/// <param name="Name">User name.</param>
/// <param name="Prefix">What precedes a command to run it as that user; empty for the hub's own user.</param>
[UnsupportedOSPlatform("windows")]
internal sealed record ClusterAccount(string Name, IReadOnlyList<string> Prefix)
{
    // Where Debian's package has made no 'postgres' the hub makes this one. 'nobody' would not do:
    // every other service running as nobody could read the filings.
    private const string OwnAccount = "integrationhub";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Whether the server runs as somebody else than the hub.</summary>
    public bool IsAnother => Prefix.Count > 0;

    public static async Task<ClusterAccount> ChooseAsync(ClusterFolder folder, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return new ClusterAccount(Environment.UserName, []);
        }

        // An existing cluster keeps its owner: PostgreSQL starts for nobody else.
        var name = Directory.Exists(folder.Cluster)
            ? (await RunAsync(["stat", "-c", "%U", folder.Cluster], cancellationToken)).Output
            : await FindOrCreateAsync(cancellationToken);
        var group = (await RunAsync(["id", "-g", name], cancellationToken)).Output;
        return new ClusterAccount(name, PrefixFor(name, group));
    }

    public Task<CommandOutcome> RunAsync(IEnumerable<string> line, TimeSpan limit, CancellationToken cancellationToken) =>
        SystemCommand.RunAsync([.. Prefix, .. line], limit, cancellationToken);

    private static async Task<string> FindOrCreateAsync(CancellationToken cancellationToken)
    {
        foreach (var name in (string[])["postgres", OwnAccount])
        {
            if ((await RunAsync(["id", "-u", name], cancellationToken)).Succeeded)
            {
                return name;
            }
        }

        var create = new[] { "useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", OwnAccount };
        if (SystemCommand.Find(create[0]) is null || !(await RunAsync(create, cancellationToken)).Succeeded)
        {
            throw new StorageException(
                $"PostgreSQL does not run as root and there is no user 'postgres'; create one with: {string.Join(' ', create)}");
        }

        return OwnAccount;
    }

    private static string[] PrefixFor(string name, string group)
    {
        if (SystemCommand.Find("setpriv") is { } setpriv)
        {
            return [setpriv, $"--reuid={name}", $"--regid={group}", "--clear-groups"];
        }

        return SystemCommand.Find("runuser") is { } runuser
            ? [runuser, "-u", name, "--"]
            : throw new StorageException("PostgreSQL does not run as root and neither setpriv nor runuser is here; install util-linux or start the hub as another user.");
    }

    private static Task<CommandOutcome> RunAsync(IReadOnlyList<string> line, CancellationToken cancellationToken) =>
        SystemCommand.RunAsync(line, Limit, cancellationToken);
}
