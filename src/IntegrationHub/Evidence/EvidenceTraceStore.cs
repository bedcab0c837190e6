using Google.Protobuf;
using IntegrationHub.Storage;

namespace IntegrationHub.Evidence;

/// <summary>Writes many readings in one statement.</summary>
internal sealed class EvidenceTraceStore(HubDatabase database)
{
    private const string WriteSql = "INSERT INTO evidence_entry (body) SELECT t.body FROM unnest($1::bytea[]) WITH ORDINALITY AS t(body, place) ORDER BY t.place";

    public async Task WriteAsync(IEnumerable<EvidenceEntry> entries, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(WriteSql).With(entries.Select(e => e.ToBody().ToByteArray()).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
