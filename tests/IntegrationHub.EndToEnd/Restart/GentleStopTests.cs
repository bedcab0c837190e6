using Grpc.Core;
using IntegrationHub.EndToEnd.Processes;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.EndToEnd.Restart;

/// <summary>SIGTERM, as an operator or a service manager ends the hub.</summary>
public sealed class GentleStopTests : IAsyncLifetime
{
    private readonly DataFolder data = new();
    private SandboxProcess sandbox = null!;
    private HubProcess hub = null!;

    [Fact]
    public async Task Stopped_and_started_again_finds_its_data()
    {
        using var client = hub.Connect();
        var request = RealFilings.Birth(1, "22918");
        var first = (await client.Filings.SubmitAsync(request, TestContext.Current.CancellationToken)).Filing;
        await Watched.UntilAsync(client, first, FilingEventKind.Delivered);

        Assert.Equal(0, await hub.StopAsync());
        Assert.Null(data.ServerId);
        await hub.StartAsync();

        var repeated = (await client.Filings.SubmitAsync(request, TestContext.Current.CancellationToken)).Filing;
        var next = (await client.Filings.SubmitAsync(RealFilings.Birth(2, "22918"), TestContext.Current.CancellationToken)).Filing;
        var read = (await client.Filings.GetAsync(new GetFilingRequest { Name = first.Name }, TestContext.Current.CancellationToken)).Filing;
        Assert.Equal(first, repeated);
        Assert.Equal(DeliveryState.Delivered, read.Delivery.State);
        Assert.EndsWith("-0001", first.Code, StringComparison.Ordinal);
        Assert.EndsWith("-0002", next.Code, StringComparison.Ordinal);
        hub.AssertNothingWrong();
    }

    [Fact]
    public async Task Stopped_in_the_middle_loses_nothing()
    {
        const int Count = 600;
        using var client = hub.Connect();
        await sandbox.Control.FailAsync(new { kind = "latency", milliseconds = 50 });
        var storm = new FilingStorm(client, Count);
        await storm.BeginAsync(TestContext.Current.CancellationToken);
        var run = storm.RunAsync(TestContext.Current.CancellationToken);
        await storm.ReachAsync(200, run);

        Assert.Equal(0, await hub.StopAsync());
        await hub.StartAsync();
        await run.Within(Within.FiveMinutes);
        await Delivered.AllAsync(client);

        await Delivered.AssertExactlyOnceAsync(storm, Count, client, sandbox.Control);
        hub.AssertNothingWrong();
    }

    [Fact]
    public async Task What_was_being_sent_is_taken_up_by_the_next_life_though_its_lease_is_long()
    {
        await using var patient = await HubProcess.StartAsync(data, sandbox.Address, "--Lanes:Lease", "00:15:00");
        await hub.StopAsync();
        using var client = patient.Connect();
        await sandbox.Control.FailAsync(new { kind = "latency", service = "DongBoHoSoMC", milliseconds = 20_000, times = 1 });
        var filing = (await client.Filings.SubmitAsync(RealFilings.Birth(1), TestContext.Current.CancellationToken)).Filing;
        await Within.Until(Within.AMinute, async () =>
            (await client.Lanes.ListAsync(TestContext.Current.CancellationToken)).Lanes.Sum(lane => lane.LeasedCount) == 1);

        Assert.Equal(0, await patient.StopAsync());
        await patient.StartAsync();

        await Watched.UntilAsync(client, filing, FilingEventKind.Delivered);
        Assert.Equal(1, (await sandbox.Control.FindAsync(filing.Code))!.Value.GetProperty("inserts").GetInt32());
        patient.AssertNothingWrong();
    }

    [Fact]
    public async Task Watch_is_told_to_come_back()
    {
        using var channel = hub.OpenChannel();
        var filings = new FilingService.FilingServiceClient(channel);
        using var stream = filings.WatchFilings(
            new WatchFilingsRequest { Parent = "communes/-" }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(await stream.ResponseStream.MoveNext(TestContext.Current.CancellationToken));

        await hub.Process.AskToEndAsync();
        var end = await Assert.ThrowsAsync<RpcException>(() => stream.ResponseStream.MoveNext(TestContext.Current.CancellationToken).Within(Within.AMinute));

        Assert.Equal(StatusCode.Unavailable, end.StatusCode);
        Assert.Equal("HUB_STOPPING", end.GetRpcStatus()?.GetDetail<Google.Rpc.ErrorInfo>()?.Reason);
        Assert.Equal(0, await hub.Process.EndAsync(Within.AMinute));
    }

    public async ValueTask InitializeAsync()
    {
        sandbox = await SandboxProcess.StartAsync();
        hub = await HubProcess.StartAsync(data, sandbox.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await hub.DisposeAsync();
        await sandbox.DisposeAsync();
        await data.DisposeAsync();
    }
}
