using IntegrationHub.Client;
using IntegrationHub.Errors.V1;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.EndToEnd;

/// <summary>A commune system that sends a request more than once.</summary>
public sealed class DuplicateSubmitTests(PostgresServer server) : WiredTest(server)
{
    [Fact]
    public async Task Request_sent_many_times_at_once_is_one_filing_at_the_portal()
    {
        var request = RealFilings.Birth(1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => SubmitAsync(request)));
        var story = await Watched.UntilAsync(Client, answers[0], FilingEventKind.Delivered);

        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        Assert.Equal([FilingEventKind.Submitted, FilingEventKind.Delivered], story.Kinds());
        Assert.Equal(1, (await Portal.SummaryAsync()).GetProperty("dossiers").GetInt32());
        await AssertThereOnceAsync(answers[0]);
    }

    [Fact]
    public async Task Request_repeated_after_delivery_gets_the_first_answer_and_sends_nothing()
    {
        var request = RealFilings.Birth(1);
        var first = await SubmitAsync(request);
        await Watched.UntilAsync(Client, first, FilingEventKind.Delivered);

        var repeated = await SubmitAsync(request);
        var next = await SubmitAsync(RealFilings.Birth(2, "22918"));
        await Watched.UntilAsync(Client, next, FilingEventKind.Delivered);

        Assert.Equal(first, repeated);
        Assert.Equal(1, await CallsAsync("DongBoHoSoMC", first.Code));
        Assert.Equal(2, (await Portal.SummaryAsync()).GetProperty("dossiers").GetInt32());
    }

    [Fact]
    public async Task Request_id_reused_for_other_content_is_refused_and_takes_no_number()
    {
        var request = RealFilings.Birth(1, "22918");
        var first = await SubmitAsync(request);
        var other = RealFilings.Birth(2, "22918");
        other.RequestId = request.RequestId;

        var refusal = await Assert.ThrowsAsync<HubRefusalException>(() => SubmitAsync(other));
        var next = await SubmitAsync(RealFilings.Birth(3, "22918"));

        Assert.Equal(ErrorReason.RequestIdReused, refusal.Reason);
        Assert.EndsWith("-0001", first.Code, StringComparison.Ordinal);
        Assert.EndsWith("-0002", next.Code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Same_content_under_two_request_ids_is_two_filings()
    {
        var one = RealFilings.Birth(1);
        var two = RealFilings.Birth(1);
        two.Filing.CommuneReference = "";

        var filings = await Task.WhenAll(SubmitAsync(one), SubmitAsync(two));
        await Watched.DeliveriesAsync(Client, 2);

        Assert.NotEqual(filings[0].Code, filings[1].Code);
        Assert.Equal(2, (await Portal.SummaryAsync()).GetProperty("inserts").GetInt32());
    }

    [Fact]
    public async Task Dossier_the_portal_already_has_is_updated_instead_of_doubled()
    {
        var filing = await SubmitAsync(RealFilings.Birth(1));
        await Watched.UntilAsync(Client, filing, FilingEventKind.Delivered);

        await Client.Filings.RecordProgressAsync(
            new RecordProgressRequest { Name = filing.Name, Step = RealFilings.Step(), Status = FilingStatus.InProcess },
            TestContext.Current.CancellationToken);
        await Within.Until(Within.AMinute, async () => (await ReadAsync(filing)).Delivery is { State: DeliveryState.Delivered, DeliveredVersion: 2 });

        Assert.Equal(1, (await Portal.FindAsync(filing.Code))?.GetProperty("updates").GetInt32());
        await AssertThereOnceAsync(filing);
    }
}
