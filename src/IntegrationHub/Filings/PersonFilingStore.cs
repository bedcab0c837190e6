using IntegrationHub.Storage;

namespace IntegrationHub.Filings;

/// <summary>Which filings name a person, by a keyed hash of the person's number.</summary>
internal sealed class PersonFilingStore(HubDatabase database)
{
    private const string AddSql = "INSERT INTO person_filing (person_hash, filing_id) SELECT p.hash, $2 FROM unnest($1::bytea[]) AS p(hash)";

    public static void AddPersons(HubBatch batch, long filingId, byte[][] hashes)
    {
        if (hashes.Length > 0)
        {
            batch.Add(AddSql).With(hashes).With(filingId);
        }
    }

    private const string FindSql = "SELECT filing_id FROM person_filing WHERE person_hash = $1 ORDER BY filing_id";

    /// <summary>Keys of the filings that name the person, oldest first.</summary>
    public async Task<List<long>> FindAsync(byte[] hash, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(FindSql).With(hash);
        return await command.ToListAsync(r => r.GetInt64(0), cancellationToken);
    }
}
