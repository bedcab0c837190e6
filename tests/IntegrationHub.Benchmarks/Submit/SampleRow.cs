using IntegrationHub.Storage;

namespace IntegrationHub.Benchmarks.Submit;

/// <summary>The bytes of one filing of middling size, so that pgbench writes rows like the hub's.</summary>
internal sealed record SampleRow(byte[] Content, byte[] Answer)
{
    private const string MiddleSql = """
        SELECT f.content, a.answer
        FROM filing f JOIN request_answer a ON a.created_at = f.created_at AND a.scope = f.receiving_commune
        ORDER BY length(f.content), f.filing_id
        OFFSET (SELECT count(*) / 2 FROM filing) LIMIT 1
        """;

    public static async Task<SampleRow> ReadAsync(HubDatabase hub, CancellationToken cancellationToken)
    {
        await using var command = hub.Source.CreateCommand(MiddleSql);
        return await command.FirstOrNullAsync(r => new SampleRow(r.Bytes(0), r.Bytes(1)), cancellationToken)
            ?? throw new InvalidDataException("The warm-up left no filing to take a sample of.");
    }
}
