using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Filings;

[Collection<FilingTests>]
public sealed class WatchFilingsTests(FilingHub hub)
{
    [Fact]
    public async Task The_first_message_is_a_sign_of_life_with_a_cursor()
    {
        using var watch = hub.Filings.Watch(new() { Parent = hub.FreshCommune() });

        var first = await watch.NextAsync();

        Assert.NotNull(first.Heartbeat);
        Assert.NotEmpty(first.Cursor);
    }

    [Fact]
    public async Task From_the_beginning_every_event_comes_in_order()
    {
        var commune = hub.FreshCommune();
        var filing = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(commune));
        await hub.Filings.ProgressAsync(FilingChanges.Progress(filing.Name, FilingStatus.Accepted));
        await hub.Filings.WithdrawAsync(FilingChanges.Withdraw(filing.Name));

        using var watch = hub.Filings.Watch(new() { Parent = commune, Cursor = "beginning" });

        Assert.Equal(
            [(FilingEventKind.Submitted, 1), (FilingEventKind.ProgressRecorded, 2), (FilingEventKind.Withdrawn, 3)],
            (await watch.EventsAsync(3)).Select(e => (e.Kind, e.Version)));
    }

    [Fact]
    public async Task From_now_on_only_what_is_new_comes()
    {
        var commune = hub.FreshCommune();
        await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(commune));
        using (var settled = hub.Filings.Watch(new() { Parent = commune, Cursor = "beginning" }))
        {
            // What another watch has read lies before now.
            await settled.EventsAsync(1);
        }

        using var watch = hub.Filings.Watch(new() { Parent = commune });
        await watch.NextAsync();
        var later = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(commune));

        Assert.Equal(later.Name, Assert.Single(await watch.EventsAsync(1)).Filing);
    }

    [Fact]
    public async Task From_any_cursor_it_goes_on_right_after_it()
    {
        var commune = hub.FreshCommune();
        var filing = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(commune));
        for (var i = 0; i < 4; i++)
        {
            await hub.Filings.ProgressAsync(FilingChanges.Progress(filing.Name));
        }

        var cursors = new List<string>();
        using (var watch = hub.Filings.Watch(new() { Parent = commune, Cursor = "beginning" }))
        {
            for (var i = 0; i < 5; i++)
            {
                await watch.EventsAsync(1);
                cursors.Add(watch.Cursor);
            }
        }

        for (var read = 1; read < 5; read++)
        {
            using var resumed = hub.Filings.Watch(new() { Parent = commune, Cursor = cursors[read - 1] });
            Assert.Equal(Enumerable.Range(read + 1, 5 - read), (await resumed.EventsAsync(5 - read)).Select(e => (int)e.Version));
        }
    }

    [Fact]
    public async Task From_the_cursor_of_a_sign_of_life_nothing_is_missed()
    {
        var commune = hub.FreshCommune();
        string cursor;
        using (var watch = hub.Filings.Watch(new() { Parent = commune }))
        {
            cursor = (await watch.NextAsync()).Cursor;
        }

        var meanwhile = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(commune));

        using var resumed = hub.Filings.Watch(new() { Parent = commune, Cursor = cursor });
        Assert.Equal(meanwhile.Name, Assert.Single(await resumed.EventsAsync(1)).Filing);
    }

    [Fact]
    public async Task A_commune_hears_of_what_it_received_or_resolves_once_and_of_nothing_else()
    {
        var (mine, other) = (hub.FreshCommune(), hub.FreshCommune());
        await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(other));
        var received = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(mine, change: f => f.CompetentCommune = other));
        var resolved = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(other, change: f => f.CompetentCommune = mine));
        var own = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(mine));
        await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(other));
        var last = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(mine));

        using var watch = hub.Filings.Watch(new() { Parent = mine, Cursor = "beginning" });

        Assert.Equal([received.Name, resolved.Name, own.Name, last.Name], (await watch.EventsUntilAsync(e => e.Filing == last.Name)).Select(e => e.Filing));
    }

    [Fact]
    public async Task All_communes_together_hear_of_everything()
    {
        using var watch = hub.Filings.Watch(new() { Parent = "communes/-" });
        await watch.NextAsync();
        var one = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(hub.FreshCommune()));
        var other = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(hub.FreshCommune()));

        var heard = await watch.EventsUntilAsync(e => e.Filing == other.Name);

        Assert.Equal([one.Name, other.Name], heard[^2..].Select(e => e.Filing));
    }

    [Fact]
    public async Task Many_watch_one_commune_and_each_hears_everything()
    {
        var commune = hub.FreshCommune();
        var watches = Enumerable.Range(0, 50).Select(_ => hub.Filings.Watch(new() { Parent = commune })).ToList();
        await Task.WhenAll(watches.Select(w => w.NextAsync()));

        var filing = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(commune));
        await hub.Filings.ProgressAsync(FilingChanges.Progress(filing.Name));

        var heard = await Task.WhenAll(watches.Select(w => w.EventsAsync(2)));
        Assert.All(heard, events => Assert.Equal([1, 2], events.Select(e => (int)e.Version)));
        watches.ForEach(w => w.Dispose());
    }

    [Fact]
    public async Task A_submission_is_told_whole()
    {
        var commune = hub.FreshCommune();
        var filing = await hub.Filings.SubmitAsync(NewFilings.Birth(commune));

        using var watch = hub.Filings.Watch(new() { Parent = commune, Cursor = "beginning" });

        var told = new FilingEvent
        {
            Filing = filing.Name,
            Kind = FilingEventKind.Submitted,
            Status = FilingStatus.Accepted,
            Version = 1,
            EventTime = filing.CreateTime,
            DeliveryState = DeliveryState.Pending,
        };
        Assert.Equal(told, Assert.Single(await watch.EventsAsync(1)));
    }

    [Fact]
    public async Task An_event_tells_of_the_step_behind_it()
    {
        var commune = hub.FreshCommune();
        var filing = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(commune));
        var progress = FilingChanges.Progress(filing.Name, FilingStatus.Accepted);
        var accepted = await hub.Filings.ProgressAsync(progress);

        using var watch = hub.Filings.Watch(new() { Parent = commune, Cursor = "beginning" });

        var happened = (await watch.EventsAsync(2))[1];
        Assert.Equal((FilingStatus.Accepted, DeliveryState.Pending, accepted.UpdateTime), (happened.Status, happened.DeliveryState, happened.EventTime));
        Assert.Equal((progress.Step.Officer, progress.Step.Content), (happened.Step.Officer, happened.Step.Content));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("Beginning")]
    [InlineData("0 0")]
    public async Task A_cursor_that_was_never_given_out_is_refused(string cursor)
    {
        using var watch = hub.Filings.Watch(new() { Parent = "communes/-", Cursor = cursor });

        var refused = await Refused.ByAsync(watch.NextAsync);

        Assert.Equal((StatusCode.InvalidArgument, "CURSOR_INVALID"), (refused.Code, refused.Reason));
        Assert.Equal("cursor", Assert.Single(refused.Violations).Field);
    }

    [Fact]
    public async Task A_cursor_of_another_parent_is_refused()
    {
        using var mine = hub.Filings.Watch(new() { Parent = hub.FreshCommune() });
        var cursor = (await mine.NextAsync()).Cursor;

        using var other = hub.Filings.Watch(new() { Parent = "communes/-", Cursor = cursor });

        Assert.Equal("CURSOR_INVALID", (await Refused.ByAsync(other.NextAsync)).Reason);
    }

    [Theory]
    [InlineData("communes/99999", "COMMUNE_UNKNOWN")]
    [InlineData("communes", "RESOURCE_NAME_INVALID")]
    public async Task A_parent_that_never_was_is_refused(string parent, string reason)
    {
        using var watch = hub.Filings.Watch(new() { Parent = parent });

        Assert.Equal(reason, (await Refused.ByAsync(watch.NextAsync)).Reason);
    }

    [Theory]
    [InlineData(0, 999_999_999)]
    [InlineData(60, 1)]
    [InlineData(61, 0)]
    [InlineData(-1, 0)]
    [InlineData(long.MaxValue, 0)]
    [InlineData(15, -1)]
    public async Task A_heartbeat_out_of_bounds_is_refused(long seconds, int nanos)
    {
        using var watch = hub.Filings.Watch(new() { Parent = "communes/-", HeartbeatInterval = new Duration { Seconds = seconds, Nanos = nanos } });

        var refused = await Refused.ByAsync(watch.NextAsync);

        Assert.Equal(("FIELD_INVALID", "heartbeat_interval"), (refused.Reason, Assert.Single(refused.Violations).Field));
    }
}
