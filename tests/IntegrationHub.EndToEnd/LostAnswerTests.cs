using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.EndToEnd;

/// <summary>The portal's answer gets lost, before or after it stored the dossier.</summary>
public sealed class LostAnswerTests(PostgresServer server) : WiredTest(server)
{
    private const string Sync = "DongBoHoSoMC";
    private const string LookUp = "TraCuuHoSo";
    private const string Progress = "CapNhatTienDoHoSoMC";

    [Fact]
    public async Task Answer_lost_after_storing_is_settled_by_asking_and_nothing_is_sent_again()
    {
        await Portal.FailAsync(new { kind = "lost_answer", service = Sync, times = 1 });

        var filing = await SubmitAsync(RealFilings.Birth(1));
        var story = await Watched.UntilAsync(Client, filing, FilingEventKind.Delivered);

        Assert.Equal([FilingEventKind.Submitted, FilingEventKind.AnswerLost, FilingEventKind.Delivered], story.Kinds());
        Assert.Equal((1, 1), (await CallsAsync(Sync, filing.Code), await CallsAsync(LookUp, filing.Code)));
        Assert.Equal(1, (await ReadAsync(filing)).Delivery.SettledAnswers);
        await AssertThereOnceAsync(filing);
    }

    [Theory]
    [InlineData("lost_request")]
    [InlineData("status5xx")]
    public async Task Request_lost_before_storing_is_sent_again_after_asking(string fault)
    {
        await Portal.FailAsync(new { kind = fault, service = Sync, times = 1 });

        var filing = await SubmitAsync(RealFilings.Birth(1));
        var story = await Watched.UntilAsync(Client, filing, FilingEventKind.Delivered);

        Assert.Equal([FilingEventKind.Submitted, FilingEventKind.AnswerLost, FilingEventKind.Delivered], story.Kinds());
        Assert.Equal((2, 1), (await CallsAsync(Sync, filing.Code), await CallsAsync(LookUp, filing.Code)));
        await AssertThereOnceAsync(filing);
    }

    [Fact]
    public async Task Half_an_answer_counts_as_none()
    {
        await Portal.FailAsync(new { kind = "half_answer", service = Sync, times = 1 });

        var filing = await SubmitAsync(RealFilings.Birth(1));
        var story = await Watched.UntilAsync(Client, filing, FilingEventKind.Delivered);

        Assert.Equal([FilingEventKind.Submitted, FilingEventKind.AnswerLost, FilingEventKind.Delivered], story.Kinds());
        Assert.Equal(1, await CallsAsync(Sync, filing.Code));
        await AssertThereOnceAsync(filing);
    }

    [Fact]
    public async Task Commune_reads_unknown_until_the_portal_can_be_asked()
    {
        await Portal.FailAsync(
            new { kind = "lost_answer", service = Sync, times = 1 }, new { kind = "status5xx", service = LookUp });

        var filing = await SubmitAsync(RealFilings.Birth(1));
        await Watched.UntilAsync(Client, filing, FilingEventKind.AnswerLost);
        var unknown = (await ReadAsync(filing)).Delivery;
        await Portal.FailAsync();
        await Watched.UntilAsync(Client, filing, FilingEventKind.Delivered);

        Assert.Equal(DeliveryState.Unknown, unknown.State);
        Assert.NotEmpty(unknown.Reason);
        await AssertThereOnceAsync(filing);
    }

    [Fact]
    public async Task Lost_answer_to_an_update_is_settled_with_the_present_state()
    {
        var filing = await SubmitAsync(RealFilings.Birth(1));
        await Watched.UntilAsync(Client, filing, FilingEventKind.Delivered);
        await Portal.FailAsync(new { kind = "lost_request", service = Sync, times = 1 });

        var changed = (await Client.Filings.RecordProgressAsync(
            new RecordProgressRequest { Name = filing.Name, Step = RealFilings.Step(), Status = FilingStatus.InProcess },
            TestContext.Current.CancellationToken)).Filing;
        await Within.Until(Within.AMinute, async () => (await ReadAsync(filing)).Delivery is { State: DeliveryState.Delivered, DeliveredVersion: 2 });

        var dossier = await Portal.FindAsync(changed.Code);
        Assert.Equal("4", dossier?.GetProperty("content").GetProperty("TrangThaiHoSo").GetString());
        Assert.Equal(1, dossier?.GetProperty("updates").GetInt32());
        await AssertThereOnceAsync(filing);
    }

    [Fact]
    public async Task Step_whose_answer_is_lost_is_not_sent_again()
    {
        var filing = await SubmitAsync(RealFilings.Birth(1));
        await Watched.UntilAsync(Client, filing, FilingEventKind.Delivered);
        await Portal.FailAsync(new { kind = "lost_answer", service = Progress, times = 1 });

        await Client.Filings.RecordProgressAsync(
            new RecordProgressRequest { Name = filing.Name, Step = RealFilings.Step("Một bước") }, TestContext.Current.CancellationToken);
        await Within.Until(Within.AMinute, async () => (await ReadAsync(filing)).Delivery.ProgressStepsUnconfirmed == 1);
        await Client.Filings.RecordProgressAsync(
            new RecordProgressRequest { Name = filing.Name, Step = RealFilings.Step("Bước sau") }, TestContext.Current.CancellationToken);
        await Within.Until(Within.AMinute, async () => (await ReadAsync(filing)).Delivery.ProgressStepsDelivered == 1);

        var steps = (await Portal.FindAsync(filing.Code))!.Value.GetProperty("steps").EnumerateArray();
        Assert.Equal(["Một bước", "Bước sau"], steps.Select(step => step.GetProperty("NoiDungXuLy").GetString()));
        Assert.Equal(0, (await Portal.SummaryAsync()).GetProperty("doubled_steps").GetInt32());
    }

    [Fact]
    public async Task Every_filing_arrives_once_at_a_portal_that_loses_much_of_what_it_says()
    {
        const int Count = 60;
        await Portal.FailAsync(
            new { kind = "lost_answer", service = Sync, probability = 0.25, seed = 1 },
            new { kind = "lost_request", probability = 0.1, seed = 2 },
            new { kind = "half_answer", probability = 0.1, seed = 3 },
            new { kind = "status5xx", probability = 0.1, seed = 4 },
            new { kind = "session_expired", probability = 0.05, seed = 5 });

        var filings = await Task.WhenAll(Enumerable.Range(0, Count).Select(number => SubmitAsync(RealFilings.Birth(number))));
        var story = await Watched.DeliveriesAsync(Client, Count);

        Assert.Equal(filings.Select(filing => filing.Name).ToHashSet(), [.. story.Where(e => e.Kind == FilingEventKind.Delivered).Select(e => e.Filing)]);
        Assert.Equal(filings.Select(filing => filing.Code).Order(), (await Portal.Control.DossiersAsync()).Select(d => d.GetProperty("ma_ho_so").GetString()).Order());
        Assert.All(filings, filing => Assert.Equal(FilingEventKind.Submitted, story.First(happened => happened.Filing == filing.Name).Kind));
        Assert.Equal(0, (await Portal.SummaryAsync()).GetProperty("doubles").GetInt32());
    }
}
