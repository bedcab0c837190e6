using System.Text;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Storage;

namespace IntegrationHub.Privacy;

/// <summary>Finds in evidence to whom something was given.</summary>
internal sealed class ReadingStore(HubDatabase database)
{
    // Codes of filings given out together are in the body alone; a commune's chain is read
    // through once, which a rare call may.
    private const string ReadingsSql = """
        SELECT e.body
        FROM evidence_record r JOIN evidence_entry e USING (transaction_id, entry_id)
        WHERE r.chain = ANY ($1) AND r.kind = 11 AND (r.subject = ANY ($2) OR position($3::bytea IN e.body) > 0)
        ORDER BY r.transaction_id, r.entry_id
        """;

    /// <summary>Readings of a filing or of its files, oldest first.</summary>
    /// <param name="code">Dossier code.</param>
    /// <param name="chains">Chains of the communes whose records these are.</param>
    /// <param name="files">Resource names of the files.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<List<EvidenceBody>> OfFilingAsync(string code, string[] chains, string[] files, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(ReadingsSql).With(chains).With(files).With(Encoding.UTF8.GetBytes(code));
        var found = await command.ToListAsync(r => EvidenceBody.Parser.ParseFrom(r.Bytes(0)), cancellationToken);
        return [.. found.Where(body => body.ReadFilings.Contains(code) || files.Contains(body.Subject))];
    }

    private const string ExportsSql = """
        SELECT e.body
        FROM evidence_record r JOIN evidence_entry e USING (transaction_id, entry_id)
        WHERE r.chain = 'hub' AND r.kind = 13 AND r.subject = $1
        ORDER BY r.transaction_id, r.entry_id
        """;

    /// <summary>Exports of everything about a person, oldest first.</summary>
    public async Task<List<EvidenceBody>> ExportsAsync(string person, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(ExportsSql).With(person);
        return await command.ToListAsync(r => EvidenceBody.Parser.ParseFrom(r.Bytes(0)), cancellationToken);
    }
}
