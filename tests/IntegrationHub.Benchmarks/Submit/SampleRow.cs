using IntegrationHub.Storage;

namespace IntegrationHub.Benchmarks.Submit;

/// <summary>The bytes of one filing of middling size, so that pgbench writes rows like the hub's.</summary>
internal sealed record SampleRow(byte[] Key, byte[] Content, byte[] Answer, byte[] Evidence)
{
    private const string MiddleSql = """
        SELECT f.data_key, f.content, a.answer, (SELECT e.body FROM evidence_entry e WHERE position(convert_to(f.code, 'UTF8') IN e.body) > 0 LIMIT 1)
        FROM filing f JOIN request_answer a ON a.created_at = f.created_at AND a.scope = f.receiving_commune
        ORDER BY length(f.content), f.filing_id
        OFFSET (SELECT count(*) / 2 FROM filing) LIMIT 1
        """;

    public static async Task<SampleRow> ReadAsync(HubDatabase hub, CancellationToken cancellationToken)
    {
        await using var command = hub.Source.CreateCommand(MiddleSql);
        return await command.FirstOrNullAsync(r => new SampleRow(r.Bytes(0), r.Bytes(1), r.Bytes(2), r.Bytes(3)), cancellationToken)
            ?? throw new InvalidDataException("The warm-up left no filing to take a sample of.");
    }
}
