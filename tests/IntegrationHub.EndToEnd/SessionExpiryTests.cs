using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.EndToEnd;

/// <summary>The portal ends a session whenever it likes.</summary>
public sealed class SessionExpiryTests(PostgresServer server) : WiredTest(server)
{
    private const string Login = "login";

    [Fact]
    public async Task Expired_session_is_renewed_and_nothing_is_in_doubt()
    {
        var first = await SubmitAsync(RealFilings.Birth(1));
        await Watched.UntilAsync(Client, first, FilingEventKind.Delivered);
        await Portal.Control.ExpireSessionsAsync();

        var second = await SubmitAsync(RealFilings.Birth(2));
        var story = await Watched.UntilAsync(Client, second, FilingEventKind.Delivered);

        Assert.Equal([FilingEventKind.Submitted, FilingEventKind.Delivered], story.Kinds());
        Assert.Equal(2, await CallsAsync(Login));
        await AssertThereOnceAsync(second);
    }

    [Fact]
    public async Task Session_that_ends_between_dossier_and_steps_loses_no_step()
    {
        var filing = await SubmitAsync(RealFilings.Birth(1));
        await Watched.UntilAsync(Client, filing, FilingEventKind.Delivered);
        await Portal.FailAsync(new { kind = "session_expired", service = "CapNhatTienDoHoSoMC", times = 1 });

        await Client.Filings.RecordProgressAsync(
            new RecordProgressRequest { Name = filing.Name, Step = RealFilings.Step("Một bước") }, TestContext.Current.CancellationToken);
        await Within.Until(Within.AMinute, async () => (await ReadAsync(filing)).Delivery.ProgressStepsDelivered == 1);

        var dossier = (await Portal.FindAsync(filing.Code))!.Value;
        Assert.Equal(["Một bước"], dossier.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("NoiDungXuLy").GetString()));
    }

    [Fact]
    public async Task Portal_that_lets_nobody_in_for_a_while_gets_everything_afterwards()
    {
        const int PortalRefusedLogin = 3000;
        Hub.Log.Expect(PortalRefusedLogin);
        await Portal.FailAsync(new { kind = "refuse", service = Login });

        var filing = await SubmitAsync(RealFilings.Birth(1));
        await Within.Until(Within.AMinute, async () => await CallsAsync(Login) > 2);
        var waiting = (await ReadAsync(filing)).Delivery;
        await Portal.FailAsync();
        var story = await Watched.UntilAsync(Client, filing, FilingEventKind.Delivered);

        Assert.Equal((DeliveryState.Pending, 0), (waiting.State, waiting.Attempts));
        Assert.Equal([FilingEventKind.Submitted, FilingEventKind.Delivered], story.Kinds());
        await AssertThereOnceAsync(filing);
    }

    [Fact]
    public async Task Every_filing_arrives_once_while_every_third_call_finds_its_session_gone()
    {
        const int Count = 60;
        await Portal.FailAsync(new { kind = "session_expired", probability = 0.33, seed = 7 });

        var filings = await Task.WhenAll(Enumerable.Range(0, Count).Select(number => SubmitAsync(RealFilings.Birth(number))));
        var story = await Watched.DeliveriesAsync(Client, Count);

        Assert.DoesNotContain(FilingEventKind.AnswerLost, story.Kinds());
        Assert.Equal(filings.Select(filing => filing.Code).Order(), (await Portal.Control.DossiersAsync()).Select(d => d.GetProperty("ma_ho_so").GetString()).Order());
        Assert.Equal(Count, (await Portal.SummaryAsync()).GetProperty("inserts").GetInt32());
    }
}
