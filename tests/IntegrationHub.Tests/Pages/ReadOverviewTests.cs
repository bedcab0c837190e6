using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Catalogue.V1;
using IntegrationHub.Filings.V1;
using IntegrationHub.Lanes.V1;
using IntegrationHub.Pages;
using IntegrationHub.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IntegrationHub.Tests.Pages;

public sealed class ReadOverviewTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_filing_is_counted_for_an_hour()
    {
        var clock = new ManualClock();
        await using var hub = await HubHost.StartAsync(database, portal: null, clock);
        var read = hub.Services.GetRequiredService<ReadOverview>();
        await new FilingService.FilingServiceClient(hub.Channel).SubmitFilingAsync(Request(), cancellationToken: TestContext.Current.CancellationToken);

        var at = await read.RunAsync(TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromMinutes(61));
        var later = await read.RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal((1, 0), (at.Store?.LastHour.Accepted, at.Store?.LastHour.Delivered));
        Assert.Equal((0, 1), (later.Store?.LastHour.Accepted, later.Waiting));
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(6, true)]
    public void What_is_tried_again_and_again_is_late_though_it_is_not_due(int minutes, bool late)
    {
        var now = ManualClock.Morning;
        var again = new LaneItem { CreateTime = now.AddMinutes(-minutes).ToTimestamp() };
        var lane = new LaneOverview(new Lane { WaitingCount = 1, OldestDueTime = null }, [], again);

        var overview = new HubOverview(now, new StoredOverview(new(0, 0), [lane]));

        Assert.Equal(late, overview.IsLate);
    }

    private static SubmitFilingRequest Request() => new()
    {
        Parent = "communes/24781",
        RequestId = Guid.NewGuid().ToString(),
        Filing = new Filing
        {
            Procedure = "procedures/1.001193",
            Channel = Channel.Direct,
            Applicants =
            {
                new Applicant
                {
                    Kind = ApplicantKind.Individual,
                    FullName = "Nguyễn Văn An",
                    Identification = new() { Kind = IdentificationKind.PersonalId, Number = "068090000123" },
                },
            },
            Components = { new FilingComponent { Code = "000.00.00.G15-KQ004389", PaperOriginals = 1 } },
        },
    };
}
