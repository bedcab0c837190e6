using Grpc.Core;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Limits;

[Collection<MemoryTests>]
public sealed class StalledReaderTests(PostgresServer server, ITestOutputHelper output)
{
    private const int Streams = 200;
    private const int Filings = 1500;

    // What the client holds of a stream is counted too: all of it is in this process.
    private const long MostBytesPerStream = 512 * 1024;

    [Fact]
    public async Task Readers_that_take_nothing_pin_little_memory_and_are_dropped()
    {
        await using var hub = await LimitedHub.StartAsync(server, ("StreamStall", "00:00:05"), ("OpenStreams", $"{Streams}"));
        var filings = new FilingService.FilingServiceClient(hub.Host.Channel);
        await Parallel.ForEachAsync(Enumerable.Range(0, Filings), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, cancellationToken) =>
            await filings.SubmitFilingAsync(NewFilings.MaritalStatus(citizen: i), cancellationToken: cancellationToken));
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var stalled = Enumerable.Range(0, Streams).Select(_ => filings.WatchFilings(new() { Parent = "communes/-", Cursor = "beginning" })).ToList();
        await Task.WhenAll(stalled.Select(s => s.ResponseHeadersAsync)).Within(Within.AMinute);
        await Within.Until(Within.AMinute, async () => (await Record.ExceptionAsync(() => FirstAsync(filings)) as RpcException)?.StatusCode == StatusCode.ResourceExhausted);
        var pinned = GC.GetTotalMemory(forceFullCollection: true) - before;
        output.WriteLine($"{Streams} streams pin {pinned >> 10} KiB, {pinned / Streams >> 10} KiB each.");

        Assert.InRange(pinned, 0, Streams * MostBytesPerStream);
        await Within.Until(Within.AMinute, async () => await Record.ExceptionAsync(() => FirstAsync(filings)) is null);
        stalled.ForEach(s => s.Dispose());
    }

    private static async Task FirstAsync(FilingService.FilingServiceClient filings)
    {
        using var watch = filings.WatchFilings(new() { Parent = "communes/-" });
        await watch.ResponseStream.MoveNext(TestContext.Current.CancellationToken).Within(Within.AMinute);
    }
}
