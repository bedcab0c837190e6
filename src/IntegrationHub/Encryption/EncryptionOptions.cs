namespace IntegrationHub.Encryption;

/// <summary>How what the hub stores is kept from whoever reads the disk. Section "Privacy".</summary>
internal sealed class EncryptionOptions
{
    public const string Section = "Privacy";

    /// <summary>
    /// File with the master keys, under which the key of each record is encrypted. Made with
    /// one new key where it is missing and the database is new, readable by its owner only.
    /// Default "privacy-keys" in the hub's data directory. Hubs on one database must read the
    /// same file, also from several machines: one that has not the newest key cannot read
    /// what another wrote under it. Without the file nothing stored can be read again: keep a
    /// copy, and not beside the copies of the database. To end what older copies of the
    /// database could still open, rotate the key and remove the old one.
    /// </summary>
    public string? KeyFile { get; init; }
}
