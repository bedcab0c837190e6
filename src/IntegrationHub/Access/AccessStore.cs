using IntegrationHub.Access.V1;
using IntegrationHub.Storage;
using Npgsql;
using NpgsqlTypes;

namespace IntegrationHub.Access;

/// <summary>Reads who may call as a whole, and writes its parts.</summary>
internal sealed class AccessStore(HubDatabase database)
{
    private const string OrganisationsSql = """
        SELECT organisation_id, display_name, kind, suspended, created_at, calls_per_second FROM organisation ORDER BY organisation_id
        """;

    private const string IdentitiesSql = "SELECT kind, value, organisation_id FROM organisation_identity ORDER BY kind, value";

    private const string RolesSql = "SELECT role_id, description, rpcs FROM access_role ORDER BY role_id";

    private const string GrantsSql = """
        SELECT grant_id, organisation_id, role_id, communes, sectors, expires_at FROM access_grant ORDER BY grant_id
        """;

    /// <summary>Everything, as of one snapshot.</summary>
    public async Task<AccessData> LoadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        return await LoadAsync(sql => new NpgsqlCommand(sql, connection), cancellationToken);
    }

    /// <summary>Everything, as the transaction sees it.</summary>
    public Task<AccessData> LoadAsync(HubTransaction transaction, CancellationToken cancellationToken) =>
        LoadAsync(transaction.Command, cancellationToken);

    private static async Task<AccessData> LoadAsync(Func<string, NpgsqlCommand> command, CancellationToken cancellationToken) => new(
        await ReadAsync(command(OrganisationsSql), ReadOrganisation, cancellationToken),
        await ReadAsync(command(IdentitiesSql), r => new IdentityRow((IdentityKind)r.GetInt16(0), r.GetString(1), r.GetString(2)), cancellationToken),
        await ReadAsync(command(RolesSql), r => new RoleRow(r.GetString(0), r.GetString(1), r.GetFieldValue<string[]>(2)), cancellationToken),
        await ReadAsync(command(GrantsSql), ReadGrant, cancellationToken));

    private const string AddOrganisationSql = """
        INSERT INTO organisation (organisation_id, display_name, kind, created_at, calls_per_second) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (organisation_id) DO NOTHING
        """;

    /// <summary>False: the id is taken.</summary>
    public Task<bool> AddAsync(HubTransaction transaction, OrganisationRow organisation) =>
        OneRowAsync(transaction.Command(AddOrganisationSql).With(organisation.Id).With(organisation.DisplayName)
            .With((short)organisation.Kind).With(organisation.CreatedAt).With(organisation.CallsPerSecond));

    private const string SuspendSql = "UPDATE organisation SET suspended = $2 WHERE organisation_id = $1";

    /// <summary>False: there is no such organisation.</summary>
    public Task<bool> SuspendAsync(HubTransaction transaction, string organisation, bool suspended) =>
        OneRowAsync(transaction.Command(SuspendSql).With(organisation).With(suspended));

    private const string LimitSql = "UPDATE organisation SET calls_per_second = $2 WHERE organisation_id = $1";

    /// <summary>False: there is no such organisation.</summary>
    public Task<bool> LimitAsync(HubTransaction transaction, string organisation, int callsPerSecond) =>
        OneRowAsync(transaction.Command(LimitSql).With(organisation).With(callsPerSecond));

    // Bound to the same organisation already: nothing to do, and no conflict.
    private const string AddIdentitySql = """
        INSERT INTO organisation_identity (kind, value, organisation_id) VALUES ($1, $2, $3)
        ON CONFLICT (kind, value) DO UPDATE SET organisation_id = EXCLUDED.organisation_id
        WHERE organisation_identity.organisation_id = EXCLUDED.organisation_id
        """;

    /// <summary>False: it is another organisation's.</summary>
    public Task<bool> AddIdentityAsync(HubTransaction transaction, IdentityRow identity) =>
        OneRowAsync(transaction.Command(AddIdentitySql).With((short)identity.Kind).With(identity.Value).With(identity.Organisation));

    private const string RemoveIdentitySql = "DELETE FROM organisation_identity WHERE kind = $1 AND value = $2 AND organisation_id = $3";

    public Task<bool> RemoveIdentityAsync(HubTransaction transaction, IdentityRow identity) =>
        OneRowAsync(transaction.Command(RemoveIdentitySql).With((short)identity.Kind).With(identity.Value).With(identity.Organisation));

    private const string AddGrantSql = """
        INSERT INTO access_grant (organisation_id, role_id, communes, sectors, expires_at) VALUES ($1, $2, $3, $4, $5) RETURNING grant_id
        """;

    /// <summary>The number of the new grant.</summary>
    public async Task<long> AddGrantAsync(HubTransaction transaction, GrantRow grant)
    {
        await using var command = transaction.Command(AddGrantSql).With(grant.Organisation).With(grant.Role)
            .With(grant.Communes?.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text)
            .With(grant.Sectors?.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text)
            .With(grant.ExpiresAt, NpgsqlDbType.TimestampTz);
        return (long)(await command.ExecuteScalarAsync(CancellationToken.None))!;
    }

    private const string DeleteGrantSql = "DELETE FROM access_grant WHERE organisation_id = $1 AND grant_id = $2";

    /// <summary>False: there is no such grant.</summary>
    public Task<bool> DeleteGrantAsync(HubTransaction transaction, string organisation, long grant) =>
        OneRowAsync(transaction.Command(DeleteGrantSql).With(organisation).With(grant));

    private const string PutRoleSql = """
        INSERT INTO access_role (role_id, description, rpcs) VALUES ($1, $2, $3)
        ON CONFLICT (role_id) DO UPDATE SET description = EXCLUDED.description, rpcs = EXCLUDED.rpcs
        """;

    public Task<bool> PutRoleAsync(HubTransaction transaction, RoleRow role) =>
        OneRowAsync(transaction.Command(PutRoleSql).With(role.Id).With(role.Description).With(role.Rpcs.ToArray()));

    private static async Task<bool> OneRowAsync(NpgsqlCommand command)
    {
        await using (command)
        {
            return await command.ExecuteNonQueryAsync(CancellationToken.None) == 1;
        }
    }

    private static async Task<List<T>> ReadAsync<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using (command)
        {
            return await command.ToListAsync(read, cancellationToken);
        }
    }

    private static OrganisationRow ReadOrganisation(NpgsqlDataReader r) =>
        new(r.GetString(0), r.GetString(1), (OrganisationKind)r.GetInt16(2), r.GetBoolean(3), r.Instant(4), r.GetInt32(5));

    private static GrantRow ReadGrant(NpgsqlDataReader r) => new(
        r.GetInt64(0), r.GetString(1), r.GetString(2),
        r.IsDBNull(3) ? null : r.GetFieldValue<string[]>(3), r.IsDBNull(4) ? null : r.GetFieldValue<string[]>(4), r.InstantOrNull(5));
}
