using IntegrationHub.EndToEnd.Processes;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.EndToEnd.Restart;

/// <summary>Kill -9 in the middle of 2,000 submissions, on real processes and a disk that is waited for.</summary>
public sealed class RestartTests : IAsyncLifetime
{
    private const int Count = 2_000;

    // Early enough that most is still to come, late enough that much is on its way to the portal.
    private const int Middle = 700;

    private readonly DataFolder data = new();
    private SandboxProcess sandbox = null!;
    private HubProcess hub = null!;

    [Fact]
    public Task Hub_killed_in_the_middle_delivers_every_acknowledged_filing_once() => RunAsync(async () =>
    {
        await hub.KillAsync();
        await hub.StartAsync();
    });

    [Fact]
    public Task Database_killed_in_the_middle_is_brought_back_by_the_living_hub() => RunAsync(async () =>
    {
        var killed = data.ServerId;
        await data.KillServerAsync();
        await Within.Until(Within.FiveMinutes, () => Task.FromResult(data.ServerId is { } now && now != killed));
    });

    [Fact]
    public Task Hub_and_database_killed_at_once_come_back_with_every_acknowledged_filing() => RunAsync(async () =>
    {
        await Task.WhenAll(hub.KillAsync(), data.KillServerAsync());
        await hub.StartAsync();
    });

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

    private async Task RunAsync(Func<Task> accident)
    {
        using var client = hub.Connect();
        // Exchanges that last are more likely to be torn.
        await sandbox.Control.FailAsync(new { kind = "latency", milliseconds = 20 });
        var storm = new FilingStorm(client, Count);
        await storm.BeginAsync(TestContext.Current.CancellationToken);
        var story = Watched.DeliveriesAsync(client, Count);
        var run = storm.RunAsync(TestContext.Current.CancellationToken);
        await storm.ReachAsync(Middle, run);

        await accident();
        await run.Within(Within.FiveMinutes);
        await Delivered.AllAsync(client);

        await Delivered.AssertExactlyOnceAsync(storm, Count, client, sandbox.Control);
        Delivered.AssertTold(storm, await story);
        hub.AssertNothingWrong();
    }
}
