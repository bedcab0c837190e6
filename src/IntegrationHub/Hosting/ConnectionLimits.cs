using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace IntegrationHub.Hosting;

/// <summary>
/// What one connection may cost before anybody knows whose it is. The library has most of these bounds by
/// default; they are written down so that an update of it cannot move them unseen.
/// </summary>
internal static class ConnectionLimits
{
    /// <summary>A handshake takes some round trips. Who only connects and waits is gone after it.</summary>
    public static readonly TimeSpan Handshake = TimeSpan.FromSeconds(10);

    // The largest call that is no stream is a message of 2 MiB. Streams have no bound as a whole.
    private const long MostBodyBytes = 4 * 1024 * 1024;

    // An access token may have 8 KiB; a call has a dozen headers, and a client's tracing some more.
    private const int MostHeaderBytes = 16 * 1024;
    private const int MostHeaders = 64;
    private const int MostRequestLineBytes = 8 * 1024;

    // As many as an organisation may have in flight: a client with one connection gets there.
    private const int MostStreams = 256;
    private const int HeaderTableBytes = 4 * 1024;
    private const int FrameBytes = 16 * 1024;

    // What a sender may have on its way before the hub has taken it: of all streams of a connection, and of one.
    private const int ConnectionWindowBytes = 1024 * 1024;
    private const int StreamWindowBytes = 768 * 1024;

    private static readonly TimeSpan Headers = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(2);

    // A watch may be silent for long; a peer that is gone without a word does not answer.
    private static readonly TimeSpan PingAfter = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PingAnswer = TimeSpan.FromSeconds(20);

    public static void Apply(this KestrelServerLimits limits, HubOptions options)
    {
        limits.MaxConcurrentConnections = options.MaxConnections;
        limits.MaxRequestBodySize = MostBodyBytes;
        limits.MaxRequestHeadersTotalSize = MostHeaderBytes;
        limits.MaxRequestHeaderCount = MostHeaders;
        limits.MaxRequestLineSize = MostRequestLineBytes;
        limits.RequestHeadersTimeout = Headers;
        limits.KeepAliveTimeout = Idle;
        limits.Http2.MaxStreamsPerConnection = MostStreams;
        limits.Http2.HeaderTableSize = HeaderTableBytes;
        limits.Http2.MaxFrameSize = FrameBytes;
        limits.Http2.MaxRequestHeaderFieldSize = MostHeaderBytes;
        limits.Http2.InitialConnectionWindowSize = ConnectionWindowBytes;
        limits.Http2.InitialStreamWindowSize = StreamWindowBytes;
        limits.Http2.KeepAlivePingDelay = PingAfter;
        limits.Http2.KeepAlivePingTimeout = PingAnswer;
    }
}
