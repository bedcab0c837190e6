using System.Buffers.Binary;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Limits;
using Xunit;

namespace IntegrationHub.Tests.Hosting.Abuse;

[Collection<MemoryTests>]
public sealed class Http2FloodTests(AbusedHub hub) : IClassFixture<AbusedHub>
{
    private const int Many = 20_000;

    [Fact]
    public Task Streams_that_are_opened_and_reset_at_once_end_the_connection() => hub.BearAsync(async address =>
    {
        await using var wire = await Http2Wire.OpenAsync(address);
        var block = Http2Wire.CallBlock();
        for (var stream = 1; stream < 2 * Many; stream += 2)
        {
            byte[] both =
            [
                .. Http2Wire.Frame(Http2Wire.Headers, Http2Wire.EndHeaders | Http2Wire.EndStream, stream, block),
                .. Http2Wire.Frame(Http2Wire.Reset, 0, stream, [0, 0, 0, 8]),
            ];
            if (!await wire.WriteAsync(both))
            {
                break;
            }
        }

        await wire.ClosedAsync(Within.AMinute);
    });

    [Fact]
    public Task Headers_that_go_on_for_ever_end_the_connection() => hub.BearAsync(async address =>
    {
        await using var wire = await Http2Wire.OpenAsync(address);
        await wire.WriteAsync(Http2Wire.Frame(Http2Wire.Headers, Http2Wire.EndStream, 1, Http2Wire.CallBlock()));
        var more = Http2Wire.Frame(Http2Wire.Continuation, 0, 1, Http2Wire.Block(("x", new string('x', 1000))));
        for (var i = 0; i < Many && await wire.WriteAsync(more); i++)
        {
            // Until it is refused.
        }

        await wire.ClosedAsync(Within.AMinute);
    });

    [Fact]
    public Task Empty_frames_of_headers_without_end_end_the_connection() => hub.BearAsync(async address =>
    {
        await using var wire = await Http2Wire.OpenAsync(address);
        await wire.WriteAsync(Http2Wire.Frame(Http2Wire.Headers, Http2Wire.EndStream, 1, Http2Wire.CallBlock()));
        var nothing = Http2Wire.Frame(Http2Wire.Continuation, 0, 1, []);
        for (var i = 0; i < Many && await wire.WriteAsync(nothing); i++)
        {
            // Until it is refused.
        }

        await wire.ClosedAsync(Within.AMinute);
    });

    [Fact]
    public Task A_few_bytes_that_stand_for_many_headers_end_the_connection() => hub.BearAsync(async address =>
    {
        await using var wire = await Http2Wire.OpenAsync(address);
        // Kept in the table of the connection, and then named 10,000 times by one byte each.
        byte[] kept = [.. Http2Wire.Block(("x", new string('x', 3900)))];
        kept[0] = 0x40;
        byte[] bomb = [.. Http2Wire.CallBlock(), .. kept, .. Enumerable.Repeat((byte)0xBE, 10_000)];
        await wire.WriteAsync(Http2Wire.Frame(Http2Wire.Headers, Http2Wire.EndHeaders | Http2Wire.EndStream, 1, bomb));

        await wire.ClosedAsync(Within.AMinute);
    });

    [Fact]
    public Task Very_many_headers_end_the_connection() => hub.BearAsync(async address =>
    {
        await using var wire = await Http2Wire.OpenAsync(address);
        byte[] block = [.. Http2Wire.CallBlock(), .. Http2Wire.Block([.. Enumerable.Range(0, 1000).Select(i => ($"x{i}", "y"))])];
        await wire.WriteAsync(Http2Wire.Frame(Http2Wire.Headers, Http2Wire.EndHeaders | Http2Wire.EndStream, 1, block));

        await wire.ClosedAsync(Within.AMinute);
    });

    public static TheoryData<string, byte, byte[]> Answered => new()
    {
        { "settings", Http2Wire.Settings, [] },
        { "pings", Http2Wire.Ping, new byte[8] },
    };

    [Theory]
    [MemberData(nameof(Answered))]
    public Task Whoever_asks_and_never_reads_the_answers_costs_no_memory(string what, byte type, byte[] payload) => hub.BearAsync(async address =>
    {
        Assert.NotEmpty(what);
        await using var wire = await Http2Wire.OpenAsync(address);
        byte[] hundred = [.. Enumerable.Repeat(Http2Wire.Frame(type, 0, 0, payload), 100).SelectMany(f => f)];
        var write = Task.CompletedTask;
        // As much as the hub takes: once it waits for its answers to be read, the sender waits too.
        for (var i = 0; i < 5000 && write.IsCompleted; i++)
        {
            write = wire.WriteAsync(hundred);
            await Task.WhenAny(write, Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, TestContext.Current.CancellationToken));
        }
    });

    [Fact]
    public Task A_window_that_is_opened_beyond_all_bounds_ends_the_connection() => hub.BearAsync(async address =>
    {
        const byte WindowUpdate = 8;
        await using var wire = await Http2Wire.OpenAsync(address);
        var most = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(most, int.MaxValue);
        await wire.WriteAsync(Http2Wire.Frame(WindowUpdate, 0, 0, most));

        await wire.ClosedAsync(Within.AMinute);
    });
}
