using IntegrationHub.Storage;

namespace IntegrationHub;

/// <summary>Which migrations load reference rows, and what loads them.</summary>
internal static class HubMigrations
{
    /// <summary>By migration name (<c>NNNN_topic</c>).</summary>
    public static IReadOnlyDictionary<string, MigrationStep> Steps { get; } = new Dictionary<string, MigrationStep>();
}
