using Hangfire;
using Hangfire.Storage;
using IntegrationHub.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IntegrationHub.Tests.Jobs;

public sealed class ScheduleTests(RunningHub running) : IClassFixture<RunningHub>
{
    private static readonly (string, string)[] Schedule =
    [
        ("attachments.purge", "0 * * * *"),
        ("evidence.seal", "10 * * * *"),
        ("lane.portal", "* * * * *"),
        ("privacy.retention", "40 * * * *"),
        ("privacy.rewrap", "20 * * * *"),
        ("request-answers.purge", "0 * * * *"),
    ];

    [Fact]
    public async Task Every_feature_s_schedule_is_written()
    {
        await PlannedAsync();

        Assert.Equal(Schedule, Planned().Select(job => (job.Id, job.Cron)).Order());
    }

    [Fact]
    public async Task A_planned_job_finds_what_it_needs_and_does_its_work()
    {
        await PlannedAsync();
        await TableRows.ExecuteAsync(running.Database, """
            INSERT INTO request_answer (scope, request_id, fingerprint, created_at)
            SELECT 'schedule', gen_random_uuid(), decode(repeat('00', 32), 'hex'), now() - days * interval '1 day'
            FROM unnest(ARRAY [1, 8, 30]) days
            """);

        running.Hub.Services.GetRequiredService<IRecurringJobManager>().Trigger("request-answers.purge");

        await Within.Until(Within.AMinute, async () => await LeftAsync() == 1);
    }

    // The schedule is written in the background of the start.
    private Task PlannedAsync() => Within.Until(Within.AMinute, () => Task.FromResult(Planned().Count == Schedule.Length));

    private List<RecurringJobDto> Planned()
    {
        using var connection = running.Hub.Services.GetRequiredService<JobStorage>().GetConnection();
        return connection.GetRecurringJobs();
    }

    private Task<long> LeftAsync() => TableRows.CountAsync(running.Database, "SELECT count(*) FROM request_answer WHERE scope = 'schedule'");
}
