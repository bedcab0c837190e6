using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Cli.Tests.Filings;

public class WatchFilingsCommandTests
{
    [Fact]
    public async Task Json_is_one_message_of_the_contract_a_line()
    {
        await using var hub = await ScriptedHub.StartAsync();
        hub.Filings.Events.AddRange([Beat("0"), Event("1", FilingEventKind.Submitted), Event("2", FilingEventKind.Delivered)]);

        var ran = await WatchAsync(hub, "--output", "json", "--cursor", "beginning", "--commune", "24781");

        var lines = ran.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(hub.Filings.Events[1..], lines.Select(JsonParser.Default.Parse<WatchFilingsResponse>));
        Assert.Equal("beginning", hub.Filings.Watched!.Cursor);
        Assert.Equal("communes/24781", hub.Filings.Watched.Parent);
    }

    [Fact]
    public async Task A_line_tells_when_which_what_and_how_far()
    {
        await using var hub = await ScriptedHub.StartAsync();
        hub.Filings.Events.Add(Event("1", FilingEventKind.AnswerLost));

        var ran = await WatchAsync(hub);

        Assert.Equal(
            "2026-11-24 09:00:00  H36.247.81-261124-0001      ANSWER_LOST           ACCEPTED              v1    UNKNOWN          no answer\n",
            ran.Out);
    }

    [Fact]
    public async Task Ctrl_C_is_how_a_watch_ends_well()
    {
        await using var hub = await ScriptedHub.StartAsync();

        var ran = await WatchAsync(hub);

        Assert.Equal(0, ran.ExitCode);
        Assert.Empty(ran.Error);
    }

    private static async Task<Ran> WatchAsync(ScriptedHub hub, params string[] options)
    {
        using var interrupt = new CancellationTokenSource();
        var run = CommandRun.RunAsync(["filings", "watch", .. options, "--hub", hub.Address.ToString()], "", interrupt.Token);
        await hub.Filings.EventsSent.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        // What was sent lies in the client's buffer; a little later it is written.
        interrupt.CancelAfter(TimeSpan.FromMilliseconds(300));
        return await run;
    }

    private static WatchFilingsResponse Beat(string cursor) => new() { Cursor = cursor, Heartbeat = new Heartbeat() };

    private static WatchFilingsResponse Event(string cursor, FilingEventKind kind) => new()
    {
        Cursor = cursor,
        Event = new FilingEvent
        {
            Filing = "communes/24781/filings/H36.247.81-261124-0001",
            Kind = kind,
            Status = FilingStatus.Accepted,
            Version = 1,
            EventTime = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero)),
            DeliveryState = kind == FilingEventKind.AnswerLost ? DeliveryState.Unknown : DeliveryState.Pending,
            Reason = kind == FilingEventKind.AnswerLost ? "no answer" : "",
        },
    };
}
