using IntegrationHub.TestKit;
using IntegrationHub.Tests.Access.Certificates;
using IntegrationHub.Tests.Limits;
using Xunit;

namespace IntegrationHub.Tests.Hosting.Abuse;

public sealed class SlowConnectionTests(PostgresServer server)
{
    private const int Some = 50;

    [Fact]
    public async Task Headers_that_are_begun_and_not_ended_close_the_connection_after_a_while()
    {
        await using var hub = await LimitedHub.StartAsync(server);
        await using var wire = await Http2Wire.OpenAsync(hub.Host.Grpc);
        await wire.WriteAsync(Http2Wire.Frame(Http2Wire.Headers, Http2Wire.EndStream, 1, Http2Wire.CallBlock()));

        await wire.ClosedAsync(Within.AMinute);
    }

    [Fact]
    public async Task A_handshake_that_does_not_go_on_closes_the_connection_after_a_while()
    {
        await using var hub = await TlsHub.StartAsync(server);
        await using var silent = await Http2Wire.ConnectAsync(hub.Host.Grpc);
        await using var half = await Http2Wire.ConnectAsync(hub.Host.Grpc);
        // The first bytes of a ClientHello of 512.
        await half.WriteAsync([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xFC, 0x03, 0x03]);

        await Task.WhenAll(silent.ClosedAsync(Within.AMinute), half.ClosedAsync(Within.AMinute));
        await TlsHub.CallAsync(hub.Open(await hub.IssueAsync()));
    }

    [Fact]
    public async Task Many_that_begin_and_wait_hold_up_nobody()
    {
        await using var hub = await LimitedHub.StartAsync(server);
        var wires = new List<Http2Wire>();
        for (var i = 0; i < Some; i++)
        {
            wires.Add(await Http2Wire.ConnectAsync(hub.Host.Grpc));
            await wires[^1].WriteAsync(Http2Wire.Preface[..(i % Http2Wire.Preface.Length)]);
            wires.Add(await Http2Wire.OpenAsync(hub.Host.Grpc));
            await wires[^1].WriteAsync(Http2Wire.Frame(Http2Wire.Headers, Http2Wire.EndHeaders, 1, Http2Wire.CallBlock())[..20]);
        }

        await LimitedHub.CallAsync(hub.Host.Channel).Within(Within.AMinute);
        foreach (var wire in wires)
        {
            await wire.DisposeAsync();
        }
    }

    [Fact]
    public async Task One_address_takes_only_its_share_of_the_connections()
    {
        const int Share = 5;
        await using var hub = await LimitedHub.StartAsync(server, ("Hub:MaxConnectionsPerAddress", $"{Share}"));
        var wires = new List<Http2Wire>();
        for (var i = 0; i < Share; i++)
        {
            wires.Add(await Http2Wire.OpenAsync(hub.Host.Grpc, "127.0.0.2"));
            Assert.True(await wires[^1].AnsweredAsync());
        }

        var turnedAway = await Http2Wire.IsTurnedAwayAsync(hub.Host.Grpc, "127.0.0.2");

        Assert.True(turnedAway);
        await LimitedHub.CallAsync(hub.Host.Channel).Within(Within.AMinute);
        foreach (var wire in wires)
        {
            await wire.DisposeAsync();
        }

        await Within.Until(Within.AMinute, async () =>
        {
            await using var again = await Http2Wire.OpenAsync(hub.Host.Grpc, "127.0.0.2");
            return await again.AnsweredAsync();
        });
    }
}
