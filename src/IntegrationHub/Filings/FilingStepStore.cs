using IntegrationHub.Filings.V1;
using IntegrationHub.Storage;

namespace IntegrationHub.Filings;

/// <summary>The officers' steps of a filing and how far each is on its way to the portal.</summary>
internal sealed class FilingStepStore(HubDatabase database)
{
    private const string AddSql = "INSERT INTO filing_step (filing_id, step_number, status, step) VALUES ($1, $2, $3, $4)";

    public void AddStep(HubBatch batch, Filing filing, ProgressStep step)
    {
        // Every version but the first is made by one step.
        var number = checked((int)filing.Version - 1);
        batch.Add(AddSql).With(filing.Id).With(number).With((short)filing.Status).With(filing.SealStep(number, step));
    }

    private const string UnsentSql = """
        SELECT step_number, status, step, delivery FROM filing_step
        WHERE filing_id = $1 AND delivery IN (1, 2)
        ORDER BY step_number
        """;

    /// <summary>Steps not yet sent, and those a worker was sending when it was lost.</summary>
    public async Task<List<FilingStep>> UnsentAsync(Filing filing, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(UnsentSql).With(filing.Id);
        return await command.ToListAsync(
            r => new FilingStep(r.GetInt32(0), (FilingStatus)r.GetInt16(1), filing.OpenStep(r.GetInt32(0), r.Bytes(2)), (StepDelivery)r.GetInt16(3)),
            cancellationToken);
    }

    private const string MarkSql = """
        UPDATE filing_step SET delivery = $4 WHERE filing_id = $1 AND step_number BETWEEN $2 AND $3 AND delivery IN (1, 2)
        """;

    /// <summary>Moves steps on that are not yet known to be sent.</summary>
    public static void AddMark(HubBatch batch, long filingId, int first, int last, StepDelivery delivery) =>
        batch.Add(MarkSql).With(filingId).With(first).With(last).With((short)delivery);
}
