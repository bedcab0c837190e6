using IntegrationHub.Benchmarks.Stage;
using IntegrationHub.Storage;

namespace IntegrationHub.Benchmarks.Deliver;

/// <summary>Waits until the lane is empty and reads the rate off the filings' own times of delivery.</summary>
internal sealed class LaneRun(BenchmarkStage stage, RunningProgram hub, HubDatabase database)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    // From the first to the last: the wait for the lane to find that the portal is back is not delivering.
    private const string RateSql = """
        SELECT (count(*) - 1)::float8 / extract(epoch FROM max(delivered_at) - min(delivered_at))::float8, count(*), max(filing_id)
        FROM filing
        WHERE filing_id > $1 AND NOT EXISTS (SELECT 1 FROM outbox)
        """;

    private long before;

    /// <summary>The rate, and what one delivery costs the hub's process and PostgreSQL.</summary>
    public async Task<(double PerSecond, TimeSpan HubCpu, TimeSpan ServerCpu)> MeasureAsync(CancellationToken cancellationToken)
    {
        var (hubCpu, serverCpu) = (hub.Cpu, stage.Cpu);
        while (true)
        {
            await using (var command = database.Source.CreateCommand(RateSql).With(before))
            await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
            {
                await reader.ReadAsync(cancellationToken);
                if (!reader.IsDBNull(0))
                {
                    before = reader.GetInt64(2);
                    var delivered = reader.GetInt64(1);
                    return (reader.GetDouble(0), (hub.Cpu - hubCpu) / delivered, (stage.Cpu - serverCpu) / delivered);
                }
            }

            await Task.Delay(LookAgain, TimeProvider.System, cancellationToken);
        }
    }
}
