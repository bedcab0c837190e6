using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Npgsql;
using Xunit;

namespace IntegrationHub.Tests.Filings;

[Collection<FilingTests>]
public sealed class WatchOrderTests(FilingHub hub)
{
    private const int Early = 1001;

    [Fact]
    public async Task An_event_whose_transaction_commits_late_is_not_stepped_over()
    {
        var commune = hub.FreshCommune();
        var filing = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(commune));
        using var watch = hub.Filings.Watch(new() { Parent = commune, Cursor = "beginning", HeartbeatInterval = Duration.FromTimeSpan(TimeSpan.FromSeconds(1)) });
        await watch.EventsAsync(1);

        // Its event has the lower id and is committed after the one of the next filing.
        await using var late = await BeginEventAsync(filing.Code);
        await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(commune));
        // A sign of life is sent only after a look that found nothing: the younger waits for its elder.
        Assert.NotNull((await watch.NextAsync()).Heartbeat);
        await late.Transaction!.CommitAsync(TestContext.Current.CancellationToken);

        Assert.Equal([Early, 1], (await watch.EventsAsync(2)).Select(e => (int)e.Version));
    }

    [Fact]
    public async Task An_event_whose_transaction_is_rolled_back_is_never_told_and_holds_up_nobody()
    {
        var commune = hub.FreshCommune();
        var filing = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(commune));
        using var watch = hub.Filings.Watch(new() { Parent = commune, Cursor = "beginning" });
        await watch.EventsAsync(1);

        await using var late = await BeginEventAsync(filing.Code);
        var next = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(commune));
        await late.Transaction!.RollbackAsync(TestContext.Current.CancellationToken);

        Assert.Equal(next.Name, Assert.Single(await watch.EventsAsync(1)).Filing);
    }

    [Fact]
    public async Task A_watch_that_begins_while_a_transaction_is_open_hears_of_it()
    {
        var commune = hub.FreshCommune();
        var filing = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(commune));

        await using var late = await BeginEventAsync(filing.Code);
        using var watch = hub.Filings.Watch(new() { Parent = commune });
        await watch.NextAsync();
        await late.Transaction!.CommitAsync(TestContext.Current.CancellationToken);

        await watch.EventsUntilAsync(e => e.Version == Early);
    }

    [Fact]
    public async Task Whoever_reads_while_many_write_hears_every_event_once_and_each_filing_in_order()
    {
        const int Filings = 12;
        const int Steps = 5;
        var commune = hub.FreshCommune();
        using var watch = hub.Filings.Watch(new() { Parent = commune });
        await watch.NextAsync();

        var writing = Task.WhenAll(Enumerable.Range(0, Filings).Select(async citizen =>
        {
            var filing = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(commune, citizen));
            for (var step = 0; step < Steps; step++)
            {
                await hub.Filings.ProgressAsync(FilingChanges.Progress(filing.Name));
            }
        }));
        var heard = await watch.EventsAsync(Filings * (1 + Steps));
        await writing;

        Assert.All(heard.GroupBy(e => e.Filing), events => Assert.Equal(Enumerable.Range(1, 1 + Steps), events.Select(e => (int)e.Version)));
    }

    // An event of the filing, told apart by its version, in a transaction that the test ends.
    private async Task<NpgsqlCommand> BeginEventAsync(string code)
    {
        var connection = await hub.Database.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var insert = new NpgsqlCommand(
            $"""
            INSERT INTO filing_event (filing_id, code, receiving_commune, competent_commune, procedure_code, kind, status, version, delivery_state, recorded_at)
            SELECT filing_id, code, receiving_commune, competent_commune, procedure_code, kind, status, {Early}, delivery_state, recorded_at
            FROM filing_event WHERE code = '{code}' ORDER BY event_id LIMIT 1
            """,
            connection,
            transaction);
        await insert.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return insert;
    }
}
