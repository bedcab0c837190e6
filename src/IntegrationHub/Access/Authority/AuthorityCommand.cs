using System.Globalization;
using IntegrationHub.Access.Certificates;
using IntegrationHub.Settings;

namespace IntegrationHub.Access.Authority;

/// <summary>The program as a tool of the authority instead of a hub: <c>--ca init|issue|revoke</c>. Keys go to files, never to the output.</summary>
internal sealed class AuthorityCommand(TextWriter output, TextWriter error, TimeProvider clock)
{
    public static bool IsMeant(string[] args) => args is ["--ca", ..];

    public async Task<int> RunAsync(string[] args)
    {
        try
        {
            var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args[2..]).Build();
            var settings = configuration.ReadSettings<AuthoritySettings>(AuthoritySettings.Section);
            var folder = settings.Folder is { } named ? new AuthorityFolder(Path.GetFullPath(named)) : AccessFiles.OwnFolder(configuration);
            var authority = new CertificateAuthority(folder, clock);
            return args[1] switch
            {
                "init" => await InitAsync(authority, settings),
                "issue" => await IssueAsync(authority, settings),
                "revoke" => await RevokeAsync(authority, settings),
                _ => throw new SettingsException($"The authority knows init, issue and revoke, not '{args[1]}'."),
            };
        }
        catch (Exception no) when (no is AuthorityException or SettingsException)
        {
            await error.WriteLineAsync(no.Message);
            return 1;
        }
    }

    private async Task<int> InitAsync(CertificateAuthority authority, AuthoritySettings settings)
    {
        var made = await authority.InitAsync(settings.Name ?? $"IntegrationHub {Environment.MachineName}", CancellationToken.None);
        await output.WriteLineAsync(made
            ? $"An authority was made. Its certificate, for whoever is to trust it: {authority.Folder.Certificate}. Its key stays in {authority.Folder.Key}."
            : $"There is an authority in {authority.Folder.Root} already; it stays as it is.");
        return made ? 0 : 1;
    }

    private async Task<int> IssueAsync(CertificateAuthority authority, AuthoritySettings settings)
    {
        var target = settings.Out is { } named ? new AuthorityFolder(Path.GetFullPath(named)) : authority.Folder.Issued;
        var life = TimeSpan.FromDays(settings.Days);
        var issued = (settings.Organisation, settings.Servers) switch
        {
            ({ } organisation, []) => await IssueClientAsync(authority, target, organisation, life),
            (null, [var first, ..]) => await authority.IssueAsync(
                ServerName(first), target, string.Join(' ', settings.Servers), key => CertificateTemplate.Server(first, settings.Servers, key), life, CancellationToken.None),
            _ => throw new SettingsException("Name either an organisation or the names of a server."),
        };
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Issued {issued.Serial} to {issued.Identity}, good until {issued.NotAfter:yyyy-MM-dd}: {target.CertificateOf(issued.Name)}, with its key in {target.KeyOf(issued.Name)}."));
        return 0;
    }

    private static Task<IssuedCertificate> IssueClientAsync(CertificateAuthority authority, AuthorityFolder target, string organisation, TimeSpan life)
    {
        var identity = CertificateAuthority.IdentityOf(organisation);
        return authority.IssueAsync(organisation, target, identity.ToString(), key => CertificateTemplate.Client(organisation, identity, key), life, CancellationToken.None);
    }

    // An address is no name for a file everywhere; nor may a server's files take an organisation's place.
    private static string ServerName(string host) => "server-" + host.Replace(':', '-').Replace('*', '-').Replace('/', '-');

    private async Task<int> RevokeAsync(CertificateAuthority authority, AuthoritySettings settings)
    {
        var asked = settings.Revoke ?? throw new SettingsException("Name what is to be revoked.");
        var revoked = await authority.RevokeAsync(asked, CancellationToken.None);
        foreach (var one in revoked)
        {
            await output.WriteLineAsync($"Revoked {one.Serial} of {one.Identity}. The list {authority.Folder.RevocationList} says so.");
        }

        if (revoked.Count == 0)
        {
            await error.WriteLineAsync($"Nothing in force has the serial number or name '{asked}'; 'hub ca list' shows what there is. The list was signed anew.");
        }

        return revoked.Count > 0 ? 0 : 1;
    }
}
