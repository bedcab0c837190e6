using IntegrationHub.Filings.V1;
using IntegrationHub.Sandbox;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Deliveries;

/// <summary>A portal that is late, away, or does not let the hub in.</summary>
public sealed class LatePortalTests(PostgresServer server) : IAsyncLifetime
{
    // One for each test: what one leaves waiting, the hub of the next would send.
    private readonly TestDatabase database = new(server);

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task An_insert_that_has_its_effect_after_it_was_given_up_makes_no_double()
    {
        await using var sandbox = new SandboxHost();
        await sandbox.InitializeAsync();
        await using var hub = await HubHost.StartAsync(
            database, sandbox.Address, settings: new Dictionary<string, string?> { ["Portal:Timeout"] = "00:00:00.5" });
        await sandbox.FailAsync(new { kind = "latency", service = "DongBoHoSoMC", times = 1, milliseconds = 3000 });
        var filings = new FilingService.FilingServiceClient(hub.Channel);

        var filing = await filings.SubmitAsync();
        var delivered = await filings.DeliveredAsync(filing.Name);
        await Within.Until(Within.AMinute, async () => (await sandbox.CallsAsync()).Any(c => c.GetProperty("faults").GetArrayLength() > 0));

        Assert.Equal(1, delivered.Delivery.SettledAnswers);
        Assert.Equal(1, (await sandbox.SummaryAsync()).GetProperty("dossiers").GetInt32());
    }

    [Fact]
    public async Task A_portal_that_comes_back_gets_what_waited_for_it()
    {
        var gone = new SandboxHost();
        await gone.InitializeAsync();
        var address = gone.Address;
        await gone.DisposeAsync();
        await using var hub = await HubHost.StartAsync(database, address);
        var filings = new FilingService.FilingServiceClient(hub.Channel);
        var filing = await filings.SubmitAsync();
        var waiting = await filings.WaitAsync(filing.Name, f => f.Delivery.Reason.Length > 0);

        await using var back = await SandboxHost.StartAsync(new SandboxOptions { Url = address.ToString() });
        var delivered = await filings.DeliveredAsync(filing.Name);

        Assert.Equal((DeliveryState.Pending, 0), (waiting.Delivery.State, waiting.Delivery.Attempts));
        Assert.Equal((DeliveryState.Delivered, 0, ""), (delivered.Delivery.State, delivered.Delivery.SettledAnswers, delivered.Delivery.Reason));
        Assert.NotNull(await back.FindAsync(filing.Code));
    }

    [Fact]
    public async Task A_wrong_password_keeps_filings_waiting_and_is_told_as_an_error()
    {
        await using var sandbox = new SandboxHost();
        await sandbox.InitializeAsync();
        var wrong = Guid.NewGuid().ToString("N");
        await using var hub = await HubHost.StartAsync(
            database, sandbox.Address, settings: new Dictionary<string, string?> { ["Portal:Password"] = wrong });
        hub.Log.Expect(3000);
        var filings = new FilingService.FilingServiceClient(hub.Channel);

        var filing = await filings.SubmitAsync();
        await hub.Log.Seen(3000).Within(Within.AMinute);
        var waiting = await filings.WaitAsync(filing.Name, f => f.Delivery.Reason.Length > 0);

        Assert.Equal((DeliveryState.Pending, 0), (waiting.Delivery.State, waiting.Delivery.Attempts));
        Assert.Contains("login was refused with code -1", waiting.Delivery.Reason);
        Assert.DoesNotContain(hub.Log.Records, r => r.Message.Contains(wrong, StringComparison.Ordinal));
    }
}
