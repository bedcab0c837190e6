using IntegrationHub.Deliveries;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Filings;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IntegrationHub.Tests.Deliveries;

public sealed class HubFaultTests(PostgresServer server)
{
    private const int RowFailed = 202;

    [Fact]
    public async Task A_filing_the_hub_itself_fails_to_send_is_shown_to_its_commune_as_waiting_for_a_person()
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var portal = new ScriptedFilingPortal();
        portal.AnswerTo("insert", new PortalAnswer.Taken(), during: () => throw new InvalidOperationException("A bug, and the name Nguyễn Văn An."));
        await using var host = await HubHost.StartAsync(
            database, portal: null, settings: new Dictionary<string, string?> { ["Lanes:MaxFaults"] = "1" },
            replace: services => services.AddSingleton<IFilingPortal>(portal));
        host.Log.Expect(RowFailed);
        var caller = new FilingCaller(host.Channel);
        using var watch = caller.Watch(new() { Parent = LamDong.XuanHuong });
        await watch.NextAsync();

        var filing = await caller.SubmitAsync(NewFilings.MaritalStatus());

        var told = (await watch.EventsUntilAsync(e => e.Kind == FilingEventKind.AttentionNeeded))[^1];
        Assert.Equal((filing.Name, 1, DeliveryState.NeedsAttention), (told.Filing, told.Version, told.DeliveryState));
        Assert.Contains("InvalidOperationException", told.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Nguyễn", told.Reason, StringComparison.Ordinal);
        var delivery = (await caller.GetAsync(filing.Name)).Delivery;
        Assert.Equal((DeliveryState.NeedsAttention, told.Reason, null), (delivery.State, delivery.Reason, delivery.NextAttemptTime));
    }
}
