using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Access;

/// <summary>Whoever reaches for what it was not granted is seen by those who watch the log.</summary>
public sealed class RefusedCallLogTests(RunningHub running) : IClassFixture<RunningHub>
{
    private const int RightRefused = 303;

    [Fact]
    public async Task A_foreign_commune_is_logged_with_the_organisation_that_asked_for_it()
    {
        var vendor = new FilingService.FilingServiceClient(await running.Hub.ChannelForAsync("vendor-reaching-far", ["24781"]));

        await Refused.ByAsync(async () => await vendor.ListFilingsAsync(
            new ListFilingsRequest { Parent = "communes/24778" }, cancellationToken: TestContext.Current.CancellationToken));

        var seen = Assert.Single(running.Hub.Log.Records, record => record.EventId.Id == RightRefused);
        Assert.Contains("integrationhub.filings.v1.FilingService/ListFilings", seen.Message, StringComparison.Ordinal);
        Assert.Contains("'vendor-reaching-far'", seen.Message, StringComparison.Ordinal);
    }
}
