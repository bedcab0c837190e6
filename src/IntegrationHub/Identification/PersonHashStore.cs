using IntegrationHub.Storage;

namespace IntegrationHub.Identification;

/// <summary>The one key of the hashes of persons, wrapped.</summary>
internal sealed class PersonHashStore(HubDatabase database)
{
    private const string ReadSql = "SELECT data_key FROM person_hash_key";

    /// <summary>The key; null: there is none yet.</summary>
    public async Task<byte[]?> FindAsync(CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(ReadSql);
        return await command.FirstOrNullAsync(r => r.Bytes(0), cancellationToken);
    }

    private const string AddSql = "INSERT INTO person_hash_key (data_key) VALUES ($1) ON CONFLICT DO NOTHING";

    /// <summary>Enters a key where there is none.</summary>
    public async Task AddAsync(byte[] wrapped, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(AddSql).With(wrapped);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
