using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Access.Editing;

public sealed class ExplainAccessTests(RunningHub running) : IClassFixture<RunningHub>
{
    private const string Submit = "integrationhub.filings.v1.FilingService/SubmitFiling";
    private const string Lanes = "integrationhub.lanes.v1.LaneService/ListLanes";

    private AccessEditor Editor => new(running.Hub.Channel);

    [Theory]
    [InlineData(Submit, "communes/24781", "", true)]
    [InlineData(Submit, "communes/24778", "", false)]
    [InlineData(Submit, "", "", true)]
    [InlineData(Submit, "communes/24781", "procedures/1.001193", true)]
    [InlineData(Lanes, "", "", false)]
    public async Task It_says_what_would_come_of_a_call(string rpc, string commune, string procedure, bool allowed)
    {
        await running.Hub.AddOrganisationAsync("vendor-explained", ["24781"], ["Hộ tịch"]);

        var explained = await Editor.ExplainAsync("vendor-explained", rpc, commune, procedure);

        Assert.Equal(allowed, explained.Allowed);
        Assert.Equal(allowed, explained.Grant.StartsWith("organisations/vendor-explained/grants/", StringComparison.Ordinal));
        Assert.NotEmpty(explained.Explanation);
    }

    [Fact]
    public async Task A_sector_that_is_not_granted_is_told_apart()
    {
        await running.Hub.AddOrganisationAsync("vendor-land", ["24781"], ["Đất đai"]);

        var explained = await Editor.ExplainAsync("vendor-land", Submit, "communes/24781", "procedures/1.001193");

        Assert.False(explained.Allowed);
    }

    [Fact]
    public async Task It_agrees_with_the_call_itself()
    {
        var vendor = await running.Hub.ChannelForAsync("vendor-compared", ["24781"]);
        var filings = new IntegrationHub.Filings.V1.FilingService.FilingServiceClient(vendor);

        foreach (var commune in new[] { "24781", "24778" })
        {
            var explained = await Editor.ExplainAsync("vendor-compared", Submit, $"communes/{commune}");
            var call = await Record.ExceptionAsync(async () =>
                await filings.SubmitFilingAsync(NewFilings.MaritalStatus($"communes/{commune}"), cancellationToken: TestContext.Current.CancellationToken));

            Assert.Equal(explained.Allowed, call is null);
        }
    }

    [Fact]
    public async Task Who_is_not_there_is_refused()
    {
        var refused = await Refused.ByAsync(() => Editor.ExplainAsync("nobody", Submit));

        Assert.Equal("ORGANISATION_UNKNOWN", refused.Reason);
    }

    [Fact]
    public async Task An_rpc_that_is_not_there_is_refused()
    {
        var refused = await Refused.ByAsync(() => Editor.ExplainAsync("everyone", "no/Such"));

        Assert.Equal("RPC_UNKNOWN", refused.Reason);
    }
}
