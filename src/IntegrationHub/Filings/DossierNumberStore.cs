using IntegrationHub.Rpc;
using IntegrationHub.Storage;

namespace IntegrationHub.Filings;

/// <summary>Claims the request and allots the next number of an agency's day, in one round trip.</summary>
internal sealed class DossierNumberStore
{
    private const string NextIdSql = "SELECT nextval(pg_get_serial_sequence('filing', 'filing_id'))";

    // Rolled back with everything else when the filing is not stored: no gap. The row lock
    // keeps the next caller of the same agency waiting until then: no double.
    private const string NextNumberSql = """
        INSERT INTO dossier_sequence (agency_code, day, last_number) VALUES ($1, $2, 1)
        ON CONFLICT (agency_code, day) DO UPDATE SET last_number = dossier_sequence.last_number + 1
        RETURNING last_number
        """;

    /// <summary>The new filing's key and number; null when the request was seen before.</summary>
    public async Task<(long Id, int Number)?> TakeAsync(HubTransaction transaction, NewFiling filing, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        var claim = RequestAnswerStore.AddClaim(batch, filing.Request, filing.ReceivedAt);
        batch.Add(NextIdSql);
        batch.Add(NextNumberSql).With(filing.AgencyCode).With(filing.Day);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var id = reader.GetInt64(0);
        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var number = reader.GetInt32(0);
        await reader.CloseAsync();
        return claim.RecordsAffected == 1 ? (id, number) : null;
    }
}
