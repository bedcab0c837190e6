namespace IntegrationHub.Access.Authority;

/// <summary>Where everything of one certificate authority lies, and the certificates it issued.</summary>
/// <param name="Root">Readable by its owner alone.</param>
internal sealed record AuthorityFolder(string Root)
{
    /// <summary>The authority's own certificate, by which others know what it issued.</summary>
    public string Certificate => CertificateOf("ca");

    public string Key => KeyOf("ca");

    /// <summary>What it issued and took back.</summary>
    public string Index => Path.Combine(Root, "issued.json");

    /// <summary>What it took back, signed, for those who check certificates.</summary>
    public string RevocationList => Path.Combine(Root, "crl.pem");

    /// <summary>Held alone while anything in the folder changes.</summary>
    public string Lock => Path.Combine(Root, "ca.lock");

    /// <summary>Where certificates for others go: apart, for an organisation may be called "ca".</summary>
    public AuthorityFolder Issued => new(Path.Combine(Root, "issued"));

    public bool HasAuthority => File.Exists(Certificate);

    public string CertificateOf(string name) => Path.Combine(Root, name + ".crt");

    public string KeyOf(string name) => Path.Combine(Root, name + ".key");

    /// <summary>Makes the folder where there is none.</summary>
    public void Create()
    {
        if (Directory.Exists(Root))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Root);
        }
        else
        {
            Directory.CreateDirectory(Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
