using IntegrationHub.EndToEnd.Processes;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.EndToEnd.Restart;

/// <summary>A hub that cannot start says why in one line, and leaves the one that runs alone.</summary>
public sealed class StartFailureTests(StartFailureTests.RunningHub running) : IClassFixture<StartFailureTests.RunningHub>
{
    [Fact]
    public async Task Second_hub_at_the_same_address_names_the_address()
    {
        await using var second = running.Hub.StartTwin();

        var code = await second.EndAsync(Within.FiveMinutes);

        Assert.Equal(1, code);
        Assert.Contains(running.Hub.Grpc.Authority, Assert.Single(second.Errors.Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain("fail:", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("crit:", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setting_out_of_bounds_is_named()
    {
        await using var wrong = running.Hub.StartTwin(
            "--Hub:GrpcUrl", "https://127.0.0.1:0", "--Hub:HttpUrl", "http://127.0.0.1:0", "--Lanes:Lease", "00:00:01");

        var code = await wrong.EndAsync(Within.FiveMinutes);

        Assert.Equal(1, code);
        Assert.Contains("Lanes:Lease", Assert.Single(wrong.Errors.Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Running_hub_serves_on()
    {
        await using var second = running.Hub.StartTwin();
        await second.EndAsync(Within.FiveMinutes);
        using var client = running.Hub.Connect();

        var provinces = await client.Communes.ListProvincesAsync(TestContext.Current.CancellationToken);

        Assert.Equal(34, provinces.Provinces.Count);
        running.Hub.AssertNothingWrong();
    }

    /// <summary>A hub that runs well.</summary>
    public sealed class RunningHub : IAsyncLifetime
    {
        private readonly DataFolder data = new();

        internal HubProcess Hub { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Hub = await HubProcess.StartAsync(data, new Uri("http://127.0.0.1:9"));

        public async ValueTask DisposeAsync()
        {
            await Hub.DisposeAsync();
            await data.DisposeAsync();
        }
    }
}
