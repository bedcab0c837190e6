using System.Diagnostics.CodeAnalysis;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using IntegrationHub.Client;
using IntegrationHub.EndToEnd.Processes;
using IntegrationHub.Filings.V1;
using IntegrationHub.Storage;
using IntegrationHub.Storage.Cluster;
using IntegrationHub.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using Serving = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace IntegrationHub.EndToEnd.Restart;

/// <summary>A hub on somebody else's PostgreSQL, which goes away and comes back.</summary>
[SuppressMessage("Interoperability", "CA1416", Justification = "The private cluster runs on Linux only, and so do its tests.")]
public sealed class StoreAwayTests : IAsyncLifetime
{
    private readonly DataFolder data = new();
    private SandboxProcess sandbox = null!;
    private PrivateCluster store = null!;
    private HubProcess hub = null!;
    private GrpcChannel channel = null!;

    [Fact]
    public async Task Callers_are_told_to_come_back_and_nothing_of_the_hub_dies()
    {
        var filings = new FilingService.FilingServiceClient(channel);

        await data.KillServerAsync();
        await Within.Until(Within.FiveMinutes, async () => await HealthAsync() == Serving.NotServing);
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await filings.SubmitFilingAsync(
            RealFilings.Birth(1), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(StatusCode.Unavailable, refused.StatusCode);
        Assert.Equal("STORE_UNAVAILABLE", refused.GetRpcStatus()?.GetDetail<Google.Rpc.ErrorInfo>()?.Reason);
        Assert.True(refused.GetRpcStatus()?.GetDetail<Google.Rpc.RetryInfo>()?.RetryDelay.ToTimeSpan() > TimeSpan.Zero);
        await Within.Until(Within.FiveMinutes, () => Task.FromResult(TimesLogged("Looking for due rows failed") > 3));
        Assert.False(hub.Process.HasExited);
        hub.AssertNothingWrong();
    }

    [Fact]
    public async Task Filing_and_watch_of_meanwhile_go_on_when_it_is_back()
    {
        using var client = hub.Connect();
        using var limit = new CancellationTokenSource(Within.FiveMinutes);
        var first = (await client.Filings.SubmitAsync(RealFilings.Birth(1), limit.Token)).Filing;
        await using var watch = client.Filings.WatchAsync("communes/-", FilingsClient.Beginning, limit.Token).GetAsyncEnumerator(limit.Token);
        await ReachAsync(watch, first, FilingEventKind.Delivered);

        await data.KillServerAsync();
        var submission = client.Filings.SubmitAsync(RealFilings.Birth(2), limit.Token);
        await Within.Until(Within.FiveMinutes, () => Task.FromResult(TimesLogged("SubmitFiling found the store out of reach") > 0));
        await store.KeepUpAsync(limit.Token);
        var second = (await submission).Filing;

        await ReachAsync(watch, second, FilingEventKind.Delivered);
        await Within.Until(Within.FiveMinutes, async () => await HealthAsync() == Serving.Serving);
        hub.AssertNothingWrong();
    }

    public async ValueTask InitializeAsync()
    {
        sandbox = await SandboxProcess.StartAsync();
        store = await PrivateCluster.JoinAsync(
            new StorageOptions { DataDirectory = data.Root, MayInstallPostgres = false }, NullLogger.Instance, TestContext.Current.CancellationToken);
        hub = await HubProcess.StartAsync(data, sandbox.Address, "--Storage:ConnectionString", store.ConnectionString(PrivateCluster.DatabaseName));
        channel = hub.OpenChannel();
    }

    public async ValueTask DisposeAsync()
    {
        channel.Dispose();
        await hub.DisposeAsync();
        await sandbox.DisposeAsync();
        await store.DisposeAsync();
        await data.DisposeAsync();
    }

    private static async Task ReachAsync(IAsyncEnumerator<WatchedFilingEvent> watch, Filing filing, FilingEventKind kind)
    {
        do
        {
            Assert.True(await watch.MoveNextAsync());
        }
        while (watch.Current.Event.Filing != filing.Name || watch.Current.Event.Kind != kind);
    }

    private async Task<Serving> HealthAsync() =>
        (await new Health.HealthClient(channel).CheckAsync(new HealthCheckRequest(), cancellationToken: TestContext.Current.CancellationToken)).Status;

    private int TimesLogged(string words) => hub.Process.Output.Split('\n').Count(line => line.Contains(words, StringComparison.Ordinal));
}
