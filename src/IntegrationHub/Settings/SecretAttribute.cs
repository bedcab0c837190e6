namespace IntegrationHub.Settings;

/// <summary>
/// A setting that opens something. It is taken from files and the environment alone: a command line
/// can be read by everybody on the machine, and ends up in histories and logs.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretAttribute : Attribute
{
    /// <summary>It is a secret only where it holds this word. Default: always.</summary>
    public string Where { get; init; } = "";
}
