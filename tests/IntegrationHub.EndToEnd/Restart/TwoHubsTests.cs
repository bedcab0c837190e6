using IntegrationHub.Client;
using IntegrationHub.EndToEnd.Processes;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.EndToEnd.Restart;

/// <summary>Two hub processes on one data directory.</summary>
public sealed class TwoHubsTests : IAsyncLifetime
{
    private readonly DataFolder data = new();
    private SandboxProcess sandbox = null!;
    private HubProcess first = null!;
    private HubProcess second = null!;

    [Fact]
    public async Task Started_at_once_they_share_one_cluster_without_a_complaint()
    {
        using var one = first.Connect();
        using var other = second.Connect();

        var filings = await Task.WhenAll(SubmitAsync(one, 1), SubmitAsync(other, 2));

        Assert.Equal(["0001", "0002"], filings.Select(filing => filing.Code[^4..]).Order(StringComparer.Ordinal));
        first.AssertNothingWrong();
        second.AssertNothingWrong();
    }

    [Fact]
    public async Task Filing_submitted_at_one_is_seen_in_the_watch_of_the_other()
    {
        using var one = first.Connect();
        using var other = second.Connect();
        using var limit = new CancellationTokenSource(Within.AMinute);
        await using var watch = other.Filings.WatchAsync("communes/22918", FilingsClient.Beginning, limit.Token).GetAsyncEnumerator(limit.Token);
        var next = watch.MoveNextAsync();

        var filing = await SubmitAsync(one, 1);

        Assert.True(await next);
        Assert.Equal((filing.Name, FilingEventKind.Submitted), (watch.Current.Event.Filing, watch.Current.Event.Kind));
        Assert.True(await watch.MoveNextAsync());
        Assert.Equal(FilingEventKind.Delivered, watch.Current.Event.Kind);
    }

    [Fact]
    public async Task Cluster_outlives_the_death_of_either()
    {
        using var one = first.Connect();
        using var other = second.Connect();
        var before = await SubmitAsync(one, 1);
        var server = data.ServerId;

        await first.KillAsync();
        var between = await SubmitAsync(other, 2);
        await first.StartAsync();
        await second.KillAsync();
        var after = await SubmitAsync(one, 3);

        Assert.Equal(server, data.ServerId);
        Assert.Equal(["0001", "0002", "0003"], new[] { before, between, after }.Select(filing => filing.Code[^4..]));
    }

    [Fact]
    public async Task Stopping_one_leaves_the_cluster_to_the_other_and_stopping_both_ends_it()
    {
        using var other = second.Connect();

        Assert.Equal(0, await first.StopAsync());
        await SubmitAsync(other, 1);
        Assert.NotNull(data.ServerId);
        Assert.Equal(0, await second.StopAsync());

        Assert.Null(data.ServerId);
    }

    public async ValueTask InitializeAsync()
    {
        sandbox = await SandboxProcess.StartAsync();
        var hubs = await Task.WhenAll(HubProcess.StartAsync(data, sandbox.Address), HubProcess.StartAsync(data, sandbox.Address));
        (first, second) = (hubs[0], hubs[1]);
    }

    public async ValueTask DisposeAsync()
    {
        await first.DisposeAsync();
        await second.DisposeAsync();
        await sandbox.DisposeAsync();
        await data.DisposeAsync();
    }

    private static async Task<Filing> SubmitAsync(HubClient client, int number) =>
        (await client.Filings.SubmitAsync(RealFilings.Birth(number, "22918"), TestContext.Current.CancellationToken)).Filing;
}
