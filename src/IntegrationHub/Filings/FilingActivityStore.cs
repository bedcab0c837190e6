using IntegrationHub.Filings.V1;
using IntegrationHub.Storage;

namespace IntegrationHub.Filings;

/// <summary>How many filings were accepted, and how many reached the portal in any version.</summary>
internal sealed record FilingActivity(long Accepted, long Delivered);

/// <summary>Counts what happened lately.</summary>
internal sealed class FilingActivityStore(HubDatabase database)
{
    private const string CountSql = """
        SELECT count(*) FILTER (WHERE kind = $2), count(DISTINCT filing_id) FILTER (WHERE kind = $3)
        FROM filing_event
        WHERE recorded_at >= $1
        """;

    public async Task<FilingActivity> CountSinceAsync(DateTimeOffset start, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(CountSql)
            .With(start).With((short)FilingEventKind.Submitted).With((short)FilingEventKind.Delivered);
        var rows = await command.ToListAsync(row => new FilingActivity(row.GetInt64(0), row.GetInt64(1)), cancellationToken);
        return rows[0];
    }
}
