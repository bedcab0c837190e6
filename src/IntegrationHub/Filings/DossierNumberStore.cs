using IntegrationHub.Rpc;
using IntegrationHub.Storage;

namespace IntegrationHub.Filings;

/// <summary>Claims the request and allots the next number of an agency's day, in one round trip.</summary>
internal sealed class DossierNumberStore
{
    // Rolled back with everything else when the filing is not stored: no gap. The row lock
    // keeps the next caller of the same agency waiting until then: no double.
    private const string NextNumberSql = """
        INSERT INTO dossier_sequence (agency_code, day, last_number) VALUES ($1, $2, 1)
        ON CONFLICT (agency_code, day) DO UPDATE SET last_number = dossier_sequence.last_number + 1
        RETURNING last_number, nextval('filing_filing_id_seq')
        """;

    /// <summary>The new filing's key and number; null when the request was seen before.</summary>
    public async Task<(long Id, int Number)?> TakeAsync(HubTransaction transaction, NewFiling filing, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        var claim = RequestAnswerStore.AddClaim(batch, filing.Request, filing.ReceivedAt);
        batch.Add(NextNumberSql).With(filing.AgencyCode).With(filing.Day);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var (number, id) = (reader.GetInt32(0), reader.GetInt64(1));
        await reader.CloseAsync();
        return claim.RecordsAffected == 1 ? (id, number) : null;
    }
}
