using IntegrationHub.Attachments.Scanning;
using IntegrationHub.Filings.V1;
using IntegrationHub.Settings;
using IntegrationHub.TestKit;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace IntegrationHub.Tests.Attachments.Scanning;

public sealed class ScanningOffTests(RunningHub running) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task Without_a_scanner_a_file_is_given_out_and_says_that_nobody_looked()
    {
        var uploaded = await running.Attachments.UploadAsync(TestVirus.Pdf);

        Assert.Equal(ScanState.NotScanned, uploaded.ScanState);
        Assert.Equal(TestVirus.Pdf, await running.Attachments.DownloadAsync(uploaded.Name));
    }

    [Fact]
    public void A_hub_without_a_scanner_says_so_once() => Assert.Single(running.Hub.Log.Records, r => r.EventId.Id == 1410);

    [Fact]
    public async Task There_is_no_lane_where_there_is_nothing_to_be_asked()
    {
        var lanes = await running.Lanes.ListLanesAsync(new(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["lanes/portal"], lanes.Lanes.Select(lane => lane.Name));
    }

    [Theory]
    [InlineData("127.0.0.1:3310")]
    [InlineData("http://127.0.0.1:3310")]
    [InlineData("tcp://127.0.0.1")]
    [InlineData("unix://")]
    [InlineData("clamd")]
    public void An_address_that_is_none_stops_the_start(string address)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Scanning:ClamdAddress", address)]).Build();

        var wrong = Assert.Throws<SettingsException>(() => configuration.ReadSettings<ScanningOptions>(ScanningOptions.Section));

        Assert.Contains("tcp://127.0.0.1:3310", wrong.Message, StringComparison.Ordinal);
    }
}
