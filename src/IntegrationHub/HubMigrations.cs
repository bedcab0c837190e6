using IntegrationHub.Catalogue;
using IntegrationHub.Communes;
using IntegrationHub.Identification;
using IntegrationHub.Storage;

namespace IntegrationHub;

/// <summary>Which migrations load reference rows, and what loads them.</summary>
internal static class HubMigrations
{
    /// <summary>By migration name (<c>NNNN_topic</c>).</summary>
    public static IReadOnlyDictionary<string, MigrationStep> Steps { get; } = new Dictionary<string, MigrationStep>
    {
        ["0010_communes"] = (connection, _, cancellationToken) => CommuneReferenceWriter.WriteAsync(connection, cancellationToken),
        ["0011_catalogue"] = (connection, _, cancellationToken) => ProcedureReferenceWriter.WriteAsync(connection, cancellationToken),
        ["0012_identification"] = (connection, _, cancellationToken) => PersonalIdReferenceWriter.WriteAsync(connection, cancellationToken),
    };
}
