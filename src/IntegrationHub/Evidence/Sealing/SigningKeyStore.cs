using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Storage;

namespace IntegrationHub.Evidence.Sealing;

/// <summary>The public halves of all keys the hub ever signed with.</summary>
internal sealed class SigningKeyStore(HubDatabase database)
{
    private const string AddSql = "INSERT INTO evidence_key (key_id, public_key, created_at) VALUES ($1, $2, $3) ON CONFLICT (key_id) DO NOTHING";

    public async Task AddAsync(SigningKey key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(AddSql).With(key.Id).With(key.PublicKey).With(now);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private const string ListSql = "SELECT key_id, public_key, created_at FROM evidence_key ORDER BY created_at DESC, key_id";

    /// <summary>Newest first.</summary>
    public async Task<List<V1.SigningKey>> ListAsync(CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(ListSql);
        return await command.ToListAsync(
            r => new V1.SigningKey { KeyId = r.GetString(0), PublicKey = ByteString.CopyFrom(r.Bytes(1)), CreateTime = r.Instant(2).ToTimestamp() },
            cancellationToken);
    }
}
