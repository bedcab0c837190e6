using System.Net;
using Grpc.Health.V1;
using IntegrationHub.Storage;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Filings;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Xunit;

namespace IntegrationHub.Tests.Hosting;

[Collection<FilingTests>]
public sealed class HealthTests(FilingHub hub)
{
    [Fact]
    public async Task A_hub_with_its_store_is_healthy_to_whoever_asks_by_http()
    {
        using var http = new HttpClient();

        using var answer = await http.GetAsync(new Uri(hub.Host.Http, "/health"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Healthy", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_hub_with_its_store_serves_to_whoever_asks_by_gRPC()
    {
        var health = new Health.HealthClient(hub.Host.Channel);

        var answer = await health.CheckAsync(new HealthCheckRequest(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, answer.Status);
    }

    [Fact]
    public async Task Without_its_store_it_is_not_healthy_and_does_not_say_why_to_the_world()
    {
        // Nobody listens on port 9.
        await using var source = NpgsqlDataSource.Create("Host=127.0.0.1;Port=9;Username=nobody;Timeout=5");

        var result = await new StoreHealth(new HubDatabase(source)).CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);

        Assert.Equal((HealthStatus.Unhealthy, "The store is out of reach.", null), (result.Status, result.Description, result.Exception));
    }
}
