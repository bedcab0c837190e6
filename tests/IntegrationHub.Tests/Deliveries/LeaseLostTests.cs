using IntegrationHub.Deliveries;
using IntegrationHub.Filings.V1;
using IntegrationHub.Lanes;
using Xunit;

namespace IntegrationHub.Tests.Deliveries;

/// <summary>A worker that was stuck past its lease, and the one that took over meanwhile.</summary>
public sealed class LeaseLostTests(StillHub hub) : DeliveryTests(hub)
{
    public static TheoryData<string> Answers => ["taken", "refused", "unknown", "unreached"];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_worker_that_lost_its_lease_writes_nothing(string answer)
    {
        var code = await Hub.SubmitAsync();
        var stuck = await TakeAsync();
        var winner = await TakeAsync();
        var before = await SnapshotAsync(code);
        switch (answer)
        {
            case "refused":
                Portal.AnswerTo("insert", new PortalAnswer.Refused("-1", "không"));
                break;
            case "unknown":
                Portal.AnswerTo("insert", new PortalAnswer.Unknown("lost"));
                break;
            case "unreached":
                Portal.AnswerTo("insert", new PortalAnswer.Unreached("no connection"));
                break;
        }

        await Hub.SendAsync(stuck);

        Assert.Equal(before, await SnapshotAsync(code));
        Assert.True(winner.LeaseNumber > stuck.LeaseNumber);
    }

    [Fact]
    public async Task The_worker_that_took_over_settles_what_the_other_sent()
    {
        var code = await Hub.SubmitAsync();
        var stuck = await TakeAsync();
        var winner = await TakeAsync();

        await Hub.SendAsync(stuck);
        await Hub.SendAsync(winner);

        Assert.Equal(["insert 1", "find"], Portal.Calls);
        Assert.Equal(DeliveryState.Delivered, (await DeliveryAsync(code)).State);
        Assert.True(await Hub.IsDoneAsync());
    }

    [Fact]
    public async Task A_worker_that_loses_its_lease_before_the_steps_sends_none()
    {
        var code = await Hub.SubmitAsync();
        await Hub.ProgressAsync(code, steps: 2);
        Portal.During("insert", TakeAsync);

        await Hub.SendAsync(await TakeAsync());

        Assert.Empty(Portal.Steps);
        Assert.Equal(0, (await DeliveryAsync(code)).DeliveredVersion);
    }

    [Fact]
    public async Task A_worker_that_loses_its_lease_among_the_steps_stops_and_none_is_sent_twice()
    {
        var code = await Hub.SubmitAsync();
        await Hub.ProgressAsync(code, steps: 15);
        LeasedRow? winner = null;
        Portal.During("steps", async () => winner = await TakeAsync());

        Assert.True(await Hub.SendAsync(await TakeAsync()));
        var stopped = Portal.Steps.ToList();
        await Hub.SendAsync(winner!);

        Assert.Equal(Enumerable.Range(1, 10), stopped);
        Assert.Equal(Enumerable.Range(1, 15), Portal.Steps);
        Assert.Equal((10, 5), ((await DeliveryAsync(code)).StepsUnconfirmed, (await DeliveryAsync(code)).StepsDelivered));
    }

    [Fact]
    public async Task A_worker_that_comes_back_after_the_work_is_done_changes_nothing()
    {
        var code = await Hub.SubmitAsync();
        var stuck = await TakeAsync();
        await Hub.SendAsync(await TakeAsync());
        var before = await SnapshotAsync(code);

        await Hub.SendAsync(stuck);

        Assert.Equal(before, await SnapshotAsync(code));
        Assert.True(await Hub.IsDoneAsync());
    }

    // Takes it anew: the lease of whoever had it has run out.
    private Task<LeasedRow> TakeAsync()
    {
        Hub.Clock.Advance(TimeSpan.FromHours(1));
        return Hub.TakeAsync();
    }

    private async Task<string> SnapshotAsync(string code)
    {
        await using var rows = Hub.Database.Database.Source.CreateCommand("""
            SELECT (SELECT row(f.*)::text FROM filing f WHERE code = $1),
                   (SELECT array_agg(o.*)::text FROM outbox o),
                   (SELECT array_agg(e.*)::text FROM filing_event e WHERE code = $1),
                   (SELECT array_agg(s.*)::text FROM filing_step s JOIN filing USING (filing_id) WHERE code = $1)
            """);
        rows.Parameters.Add(new() { Value = code });
        await using var reader = await rows.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        await reader.ReadAsync(TestContext.Current.CancellationToken);
        return string.Join('\n', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : reader.GetString(i)));
    }
}
