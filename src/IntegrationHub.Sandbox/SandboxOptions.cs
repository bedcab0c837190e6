namespace IntegrationHub.Sandbox;

/// <summary>How the stand-in services behave before anyone commands a fault.</summary>
public sealed class SandboxOptions
{
    /// <summary>Where to listen. Default http://127.0.0.1:7090; port 0 takes a free one.</summary>
    public string Url { get; init; } = "http://127.0.0.1:7090";

    /// <summary>Account that may log in to the portal. Default "H36".</summary>
    public string UserName { get; init; } = "H36";

    /// <summary>Its password. Default "sandbox".</summary>
    public string Password { get; init; } = "sandbox";

    /// <summary>Life of a session. Default 30 minutes.</summary>
    public TimeSpan SessionLife { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>error_code for an insert of a dossier that is there: "0", "3" or "-3", as real portals differ. Default "3".</summary>
    public string DuplicateCode { get; init; } = "3";

    /// <summary>Whether error_code is sent as a number instead of text. Default false.</summary>
    public bool NumericCodes { get; init; }

    /// <summary>Hosts from which attachments may be fetched. Default loopback.</summary>
    public IReadOnlyList<string> FileHosts { get; init; } = ["127.0.0.1", "localhost"];

    /// <summary>Secret with which any client may have access tokens, unless it was entered with its own. Default "sandbox".</summary>
    public string TokenSecret { get; init; } = "sandbox";

    /// <summary>Port of the stand-in virus scanner, on loopback; 0 takes a free one. Default null: there is none.</summary>
    public int? ScannerPort { get; init; }

    /// <summary>The most the scanner takes of one file. Default 100 MiB.</summary>
    public long ScannerMaxBytes { get; init; } = 100 * 1024 * 1024;

    /// <summary>Clock of sessions and tokens. Default the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
