using IntegrationHub.Client;

namespace IntegrationHub.Cli.Identities;

/// <summary>The identity that a hub makes in its data directory for its own user.</summary>
/// <param name="Data">The hub's data directory.</param>
internal sealed record LocalIdentity(string Data)
{
    /// <summary>Where a hub keeps its data when it is told nothing: the same rule as the hub's.</summary>
    public static string DefaultData => Environment.IsPrivilegedProcess
        ? "/var/lib/integrationhub"
        : Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            "integrationhub");

    /// <summary>The folder of the hub's own authority.</summary>
    public string Folder => Path.Combine(Data, "access");

    /// <summary>The hub's own authority. Null: there is none to be seen.</summary>
    public string? Authorities => File.Exists(AuthorityFile) ? AuthorityFile : null;

    private string AuthorityFile => Path.Combine(Folder, "ca.crt");

    private string CertificateFile => Path.Combine(Folder, "local.crt");

    /// <summary>Its client certificate.</summary>
    /// <exception cref="UsageException">There is none to be seen.</exception>
    public HubCertificate Certificate(Uri address) => File.Exists(CertificateFile)
        ? ShownIdentity.Certificate(CertificateFile, Path.Combine(Folder, "local.key"))
        : throw new UsageException(
            $"No identity to show to the hub at {address}: {CertificateFile} is not there, or not for your eyes. "
            + "On the hub's machine, start 'hub serve' once, which makes it, and call as the user it runs as; name its data directory with --data DIR. "
            + "From elsewhere, show a certificate with --cert and --key, or a token with --token-file.");
}
