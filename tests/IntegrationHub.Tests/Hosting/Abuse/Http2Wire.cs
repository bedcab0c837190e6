using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using IntegrationHub.TestKit;

namespace IntegrationHub.Tests.Hosting.Abuse;

/// <summary>A connection on which frames of HTTP/2 (RFC 9113) are written by hand, as no client library would.</summary>
internal sealed class Http2Wire : IAsyncDisposable
{
    public const byte Headers = 1, Reset = 3, Settings = 4, Ping = 6, Continuation = 9;
    public const byte EndStream = 1, EndHeaders = 4;

    public static readonly byte[] Preface = Encoding.ASCII.GetBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

    private readonly Socket socket;
    private readonly NetworkStream stream;

    private Http2Wire(Socket socket)
    {
        this.socket = socket;
        stream = new NetworkStream(socket);
    }

    /// <summary>Connects and says nothing. The address may be any of this machine's.</summary>
    public static async Task<Http2Wire> ConnectAsync(Uri hub, string from = "127.0.0.1")
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        await socket.ConnectAsync(IPAddress.Parse(hub.Host), hub.Port);
        return new Http2Wire(socket);
    }

    /// <summary>True when the hub takes no connection from the address, or closes it at once.</summary>
    public static async Task<bool> IsTurnedAwayAsync(Uri hub, string from)
    {
        try
        {
            await using var wire = await ConnectAsync(hub, from);
            await wire.ClosedAsync(Within.AMinute);
            return true;
        }
        catch (SocketException reset) when (reset.SocketErrorCode == SocketError.ConnectionReset)
        {
            return true;
        }
    }

    /// <summary>Connects and begins HTTP/2.</summary>
    public static async Task<Http2Wire> OpenAsync(Uri hub, string from = "127.0.0.1")
    {
        var wire = await ConnectAsync(hub, from);
        await wire.WriteAsync([.. Preface, .. Frame(Settings, 0, 0, [])]);
        return wire;
    }

    public static byte[] Frame(byte type, byte flags, int streamId, byte[] payload)
    {
        var frame = new byte[9 + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, payload.Length << 8);
        (frame[3], frame[4]) = (type, flags);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), streamId);
        payload.CopyTo(frame, 9);
        return frame;
    }

    /// <summary>A block of headers (RFC 7541), each written out.</summary>
    public static byte[] Block(params (string Name, string Value)[] headers) =>
        [.. headers.SelectMany(h => (byte[])[0, .. Text(h.Name), .. Text(h.Value)])];

    /// <summary>The headers of a call of the contract, without an identity.</summary>
    public static byte[] CallBlock() => Block(
        (":method", "POST"), (":scheme", "http"), (":path", "/integrationhub.communes.v1.CommuneService/ListProvinces"), (":authority", "hub"),
        ("content-type", "application/grpc"), ("te", "trailers"));

    /// <summary>Writes; false when the hub has closed.</summary>
    public async Task<bool> WriteAsync(byte[] bytes)
    {
        try
        {
            await stream.WriteAsync(bytes).AsTask().Within(Within.AMinute);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>True when the hub says anything; false when it closes instead.</summary>
    public async Task<bool> AnsweredAsync()
    {
        try
        {
            return await stream.ReadAsync(new byte[1024]).AsTask().Within(Within.AMinute) > 0;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Reads and throws away until the hub closes.</summary>
    public async Task ClosedAsync(TimeSpan limit)
    {
        using var patience = new CancellationTokenSource(limit, TimeProvider.System);
        var buffer = new byte[64 * 1024];
        try
        {
            while (await stream.ReadAsync(buffer, patience.Token) > 0)
            {
                // Only the end counts.
            }
        }
        catch (IOException)
        {
            // Closed all the same.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        socket.Dispose();
    }

    private static byte[] Text(string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        if (bytes.Length < 127)
        {
            return [(byte)bytes.Length, .. bytes];
        }

        var length = new List<byte> { 127 };
        var rest = bytes.Length - 127;
        for (; rest >= 128; rest >>= 7)
        {
            length.Add((byte)((rest & 127) | 128));
        }

        return [.. length, (byte)rest, .. bytes];
    }
}
