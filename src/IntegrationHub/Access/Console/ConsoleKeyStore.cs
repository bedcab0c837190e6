using IntegrationHub.Storage;
using Npgsql;

namespace IntegrationHub.Access.Console;

/// <summary>Keeps which keys open the console, by their hashes.</summary>
internal sealed class ConsoleKeyStore(HubDatabase database)
{
    // There are few rows; what has ended goes whenever one is added.
    private const string AddSql = """
        WITH ended AS (DELETE FROM console_key WHERE expires_at <= $5)
        INSERT INTO console_key (key_hash, kind, organisation_id, expires_at) VALUES ($1, $2, $3, $4)
        """;

    public async Task AddAsync(byte[] hash, ConsoleKeyKind kind, string organisation, DateTimeOffset expiresAt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(AddSql).With(hash).With((short)kind).With(organisation).With(expiresAt).With(now);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private const string TakeSql = "DELETE FROM console_key WHERE key_hash = $1 AND kind = $2 AND expires_at > $3 RETURNING organisation_id";

    /// <summary>Whose it was; it opens nothing any more. Null: it opened nothing.</summary>
    public async Task<string?> TakeAsync(byte[] hash, ConsoleKeyKind kind, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(TakeSql).With(hash).With((short)kind).With(now);
        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }

    private const string EndAllSql = "DELETE FROM console_key WHERE organisation_id = $1";

    /// <summary>Ends every link and session of an organisation, with the transaction that takes from it what they stood on.</summary>
    public static async Task EndAllAsync(HubTransaction transaction, string organisation)
    {
        await using var command = transaction.Command(EndAllSql).With(organisation);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private const string FindSql = "SELECT organisation_id, expires_at FROM console_key WHERE key_hash = $1 AND kind = $2 AND expires_at > $3";

    /// <summary>Whose it is and until when. Null: it opens nothing.</summary>
    public async Task<(string Organisation, DateTimeOffset ExpiresAt)?> FindAsync(
        byte[] hash, ConsoleKeyKind kind, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(FindSql).With(hash).With((short)kind).With(now);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetString(0), reader.Instant(1)) : null;
    }
}

/// <summary>What a key opens; the numbers are stored.</summary>
internal enum ConsoleKeyKind : short
{
    /// <summary>A session, once.</summary>
    Link = 1,

    /// <summary>The pages.</summary>
    Session = 2,
}
