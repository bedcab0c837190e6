using IntegrationHub.Access.Authority;
using IntegrationHub.Storage;

namespace IntegrationHub.TestKit;

/// <summary>Enters organisations straight into a test's database, known by a token of <see cref="TestIssuer"/> and by a certificate of an authority's.</summary>
internal static class TestOrganisation
{
    private const string AddSql = """
        WITH organisation AS (
            INSERT INTO organisation (organisation_id, display_name, kind, created_at) VALUES ($1, $1, 2, $2)
            ON CONFLICT (organisation_id) DO NOTHING
        ), identity AS (
            INSERT INTO organisation_identity (kind, value, organisation_id) VALUES (2, $3, $1), (1, $8, $1)
            ON CONFLICT DO NOTHING
        ), role AS (
            INSERT INTO access_role (role_id, description, rpcs) VALUES ($4, 'For tests.', $5)
            ON CONFLICT (role_id) DO NOTHING
        )
        INSERT INTO access_grant (organisation_id, role_id, communes, sectors)
        SELECT $1, $4, $6, $7
        WHERE NOT EXISTS (SELECT 1 FROM access_grant WHERE organisation_id = $1 AND role_id = $4)
        """;

    private const string AddIdentitySql = "INSERT INTO organisation_identity (kind, value, organisation_id) VALUES (2, $2, $1)";

    /// <summary>One more token of an organisation.</summary>
    public static async Task AddIdentityAsync(HubDatabase database, string id, string token)
    {
        await using var command = database.Source.CreateCommand(AddIdentitySql).With(id).With(token);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>An organisation with one grant. Null communes or sectors: all.</summary>
    public static async Task AddAsync(HubDatabase database, string id, string role, string[] rpcs, string[]? communes, string[]? sectors, DateTimeOffset now)
    {
        await using var command = database.Source.CreateCommand(AddSql)
            .With(id).With(now).With($"{TestIssuer.Issuer} {id}").With(role).With(rpcs)
            .With(communes, NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Text)
            .With(sectors, NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Text)
            .With(CertificateAuthority.IdentityOf(id).ToString());
        await command.ExecuteNonQueryAsync();
    }
}
