using IntegrationHub.EndToEnd.Processes;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Npgsql;
using Xunit;

namespace IntegrationHub.EndToEnd.Restart;

/// <summary>A hub killed in the moment in which Hangfire held a lock on a schedule.</summary>
public sealed class StaleLockTests
{
    private const string LeaveLocksSql = """
        INSERT INTO hangfire.lock (resource, updatecount, acquired)
        SELECT 'hangfire:lock:recurring-job:' || name, 0, now()
        FROM unnest(ARRAY['lane.portal', 'attachments.purge', 'request-answers.purge']) AS name
        ON CONFLICT (resource) DO UPDATE SET acquired = EXCLUDED.acquired
        """;

    [Fact]
    public async Task Hub_starts_and_delivers_though_a_killed_one_left_its_locks()
    {
        await using var data = new DataFolder();
        await using var sandbox = await SandboxProcess.StartAsync();
        await using var hub = await HubProcess.StartAsync(data, sandbox.Address);
        await hub.KillAsync();
        await LeaveLocksAsync(data);

        await hub.StartAsync();
        using var client = hub.Connect();
        var filing = (await client.Filings.SubmitAsync(RealFilings.Birth(1), TestContext.Current.CancellationToken)).Filing;
        await Watched.UntilAsync(client, filing, FilingEventKind.Delivered);

        hub.AssertNothingWrong();
    }

    private static async Task LeaveLocksAsync(DataFolder data)
    {
        await using var connection = new NpgsqlConnection(data.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(LeaveLocksSql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
