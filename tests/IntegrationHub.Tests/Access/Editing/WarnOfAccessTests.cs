using IntegrationHub.Access.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Access.Editing;

public sealed class WarnOfAccessTests(RunningHub running) : IClassFixture<RunningHub>
{
    private const string Operates = "integrationhub.lanes.v1.LaneService/ListLanes";
    private const string Reads = "integrationhub.filings.v1.FilingService/GetFiling";

    [Fact]
    public async Task An_organisation_that_operates_the_hub_and_reads_contents_is_warned_of()
    {
        await running.Hub.AddOrganisationAsync("both", rpcs: [Operates, Reads]);

        var explained = await ExplainAsync("both");

        Assert.True(explained.Allowed);
        Assert.Contains(Operates, explained.Warning, StringComparison.Ordinal);
        Assert.Contains("GetFiling", explained.Warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("only-operates", Operates)]
    [InlineData("only-reads", Reads)]
    public async Task An_organisation_that_does_one_of_the_two_is_not(string organisation, string rpc)
    {
        await running.Hub.AddOrganisationAsync(organisation, rpcs: [rpc]);

        var explained = await ExplainAsync(organisation);

        Assert.Empty(explained.Warning);
    }

    private async Task<ExplainAccessResponse> ExplainAsync(string organisation) =>
        await new AccessService.AccessServiceClient(running.Hub.Channel).ExplainAccessAsync(
            new() { Organisation = $"organisations/{organisation}", Rpc = Operates }, cancellationToken: TestContext.Current.CancellationToken);
}
