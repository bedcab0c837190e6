using IntegrationHub.Storage;

namespace IntegrationHub.Access.Authority;

/// <summary>Enters the organisation that a new hub has to begin with, since entering one needs one.</summary>
internal sealed class FirstOrganisationStore(HubDatabase database)
{
    private const string EnterSql = """
        WITH entered AS (
            INSERT INTO organisation (organisation_id, display_name, kind, created_at)
            SELECT $1, $1, 3, $3 WHERE NOT EXISTS (SELECT 1 FROM organisation)
            ON CONFLICT (organisation_id) DO NOTHING
            RETURNING organisation_id
        ), known AS (
            INSERT INTO organisation_identity (kind, value, organisation_id)
            SELECT 1, $2, organisation_id FROM entered
        )
        INSERT INTO access_grant (organisation_id, role_id)
        SELECT organisation_id, role_id FROM entered CROSS JOIN access_role
        """;

    /// <summary>Enters it with every role there is, for all communes. False: somebody is entered already, and nothing was done.</summary>
    public async Task<bool> EnterAsync(string id, Uri certificate, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(EnterSql).With(id).With(certificate.ToString()).With(now);
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }
}
