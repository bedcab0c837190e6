using IntegrationHub.Storage;
using Npgsql;

namespace IntegrationHub.Catalogue;

internal sealed class ProcedureStore(HubDatabase database)
{
    private const string VersionsSql = """
        SELECT procedure_code, version, effective_at, source, content::text
        FROM procedure_version
        ORDER BY procedure_code, version
        """;

    /// <summary>Every version of every procedure.</summary>
    public async Task<List<Procedure>> VersionsAsync(CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(VersionsSql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var versions = new List<Procedure>();
        while (await reader.ReadAsync(cancellationToken))
        {
            versions.Add(Version(reader));
        }

        return versions;
    }

    private static Procedure Version(NpgsqlDataReader row) => ProcedureContent.Read(row.GetString(4)) with
    {
        Code = row.GetString(0),
        Version = row.GetInt32(1),
        EffectiveAt = row.GetFieldValue<DateTimeOffset>(2),
        Source = row.GetString(3),
    };
}
