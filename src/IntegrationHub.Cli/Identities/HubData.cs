namespace IntegrationHub.Cli.Identities;

/// <summary>Where a hub on this machine keeps its data, as every command is told it.</summary>
internal static class HubData
{
    public const string Variable = "HUB_DATA";

    /// <summary>The folder that was named by option or environment. Null: where 'hub serve' keeps it by itself.</summary>
    public static string? Of(string? option) =>
        option is { Length: > 0 } ? option : Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : null;
}
