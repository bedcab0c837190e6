namespace IntegrationHub.Cli;

/// <summary>How the process ends; scripts rely on it.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The hub refused, a child failed, or a promise was not kept.</summary>
    public const int Failed = 1;

    public const int BadUsage = 2;

    public const int Unreachable = 3;
}
