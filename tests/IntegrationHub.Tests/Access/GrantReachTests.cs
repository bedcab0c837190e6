using Grpc.Core;
using Grpc.Net.Client;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Access.Editing;
using Xunit;

namespace IntegrationHub.Tests.Access;

/// <summary>A grant reaches the filings of its communes and sectors, and not one more.</summary>
public sealed class GrantReachTests(RunningHub running) : IClassFixture<RunningHub>
{
    private AccessEditor Editor => new(running.Hub.Channel);

    [Fact]
    public async Task A_vendor_reads_the_filings_of_its_communes_and_of_no_other()
    {
        var vendor = Filings(await running.Hub.ChannelForAsync("vendor-of-two", ["24781", "24778"]));
        var own = new[] { await SubmitAsync("24781"), await SubmitAsync("24778") };
        var foreign = await SubmitAsync("24787");

        foreach (var name in own)
        {
            Assert.Equal(name, (await GetAsync(vendor, name)).Name);
        }

        var refused = await Refused.ByAsync(() => GetAsync(vendor, foreign));
        Assert.Equal((StatusCode.NotFound, "FILING_UNKNOWN"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task A_list_over_all_communes_holds_only_those_in_reach()
    {
        var vendor = Filings(await running.Hub.ChannelForAsync("vendor-listing", ["24781"]));
        await SubmitAsync("24781");
        await SubmitAsync("24778");

        var listed = await vendor.ListFilingsAsync(new ListFilingsRequest { Parent = "communes/-", PageSize = 500 }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.NotEmpty(listed.Filings);
        Assert.All(listed.Filings, filing => Assert.StartsWith("communes/24781/", filing.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sector_that_is_not_granted_is_neither_filed_nor_read()
    {
        var vendor = Filings(await running.Hub.ChannelForAsync("vendor-of-land", ["24781"], ["Đất đai"]));
        var birth = await SubmitAsync("24781");

        var filed = await Refused.ByAsync(async () => await vendor.SubmitFilingAsync(NewFilings.Birth("communes/24781"), cancellationToken: TestContext.Current.CancellationToken));
        var read = await Refused.ByAsync(() => GetAsync(vendor, birth));

        Assert.Equal(StatusCode.PermissionDenied, filed.Code);
        Assert.Equal("FILING_UNKNOWN", read.Reason);
    }

    [Fact]
    public async Task A_grant_that_is_taken_back_counts_for_no_further_call()
    {
        var channel = await running.Hub.ChannelForAsync("vendor-dismissed", ["24781"]);
        var name = await SubmitAsync("24781");
        await GetAsync(Filings(channel), name);

        await Editor.TakeBackAsync((await Editor.FindAsync("vendor-dismissed")).Grants.Single().Name);

        var refused = await Refused.ByAsync(() => GetAsync(Filings(channel), name));
        Assert.Equal("RPC_NOT_GRANTED", refused.Reason);
    }

    [Fact]
    public async Task A_stream_that_is_open_ends_with_the_grant()
    {
        var channel = await running.Hub.ChannelForAsync("vendor-watching", ["24781"]);
        using var stream = Filings(channel).WatchFilings(
            new WatchFilingsRequest { Parent = "communes/24781", HeartbeatInterval = new() { Seconds = 1 } }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(await stream.ResponseStream.MoveNext(TestContext.Current.CancellationToken).Within(Within.AMinute));

        await Editor.TakeBackAsync((await Editor.FindAsync("vendor-watching")).Grants.Single().Name);

        var refused = await Refused.ByAsync(async () =>
        {
            while (await stream.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
            {
            }
        }).Within(Within.AMinute);
        Assert.Equal("RPC_NOT_GRANTED", refused.Reason);
    }

    private async Task<string> SubmitAsync(string commune) =>
        (await running.Filings.SubmitFilingAsync(NewFilings.Birth($"communes/{commune}"), cancellationToken: TestContext.Current.CancellationToken)).Filing.Name;

    private static async Task<Filing> GetAsync(FilingService.FilingServiceClient filings, string name) =>
        (await filings.GetFilingAsync(new GetFilingRequest { Name = name }, cancellationToken: TestContext.Current.CancellationToken)).Filing;

    private static FilingService.FilingServiceClient Filings(GrpcChannel channel) => new(channel);
}
