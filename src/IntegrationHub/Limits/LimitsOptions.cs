using System.ComponentModel.DataAnnotations;

namespace IntegrationHub.Limits;

/// <summary>
/// How much one caller may take of the hub. Section "Limits". Each hub process counts for itself: behind two of them
/// a caller may take twice as much.
/// </summary>
internal sealed class LimitsOptions
{
    public const string Section = "Limits";

    /// <summary>
    /// Calls an organisation may make in a second, over all its connections; twice as many at once after a pause.
    /// Default 1,000; 1 to 100,000. An organisation may have its own number, which is data. Too low holds up a
    /// vendor's morning; too high lets one caller slow all others.
    /// </summary>
    [Range(1, 100_000)]
    public int CallsPerSecond { get; init; } = 1000;

    /// <summary>Calls of an organisation in flight at once, streams not counted. Default 256; 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int ConcurrentCalls { get; init; } = 256;

    /// <summary>Streams an organisation may have open at once: watches, uploads, downloads. Default 64; 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int OpenStreams { get; init; } = 64;

    /// <summary>
    /// Calls in a second, from one address, of whoever is not known or not allowed: health checks, and calls refused at
    /// the door. Default 100; 1 to 100,000. Callers behind one proxy share it.
    /// </summary>
    [Range(1, 100_000)]
    public int UnidentifiedCallsPerSecond { get; init; } = 100;

    /// <summary>
    /// Requests in a second, from one address, for pages and files. Default 500; 1 to 100,000. A national service
    /// fetches the files of all filings from few addresses, and behind a proxy all have its address: too low makes
    /// deliveries fail.
    /// </summary>
    [Range(1, 100_000)]
    public int PageRequestsPerSecond { get; init; } = 500;

    /// <summary>
    /// Time for a call that is no stream, whatever deadline the caller gives or leaves out. Default 30 seconds; 1 second
    /// to 1 hour. Its work in the store ends with it.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan CallDeadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time after which a stream of requests ends on which nothing comes. Default 60 seconds; 1 second to 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan StreamIdle { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Time after which a stream of answers ends whose reader takes nothing although something waits for it. Default 2
    /// minutes; 1 second to 1 hour. Until then it holds about 200 KiB.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan StreamStall { get; init; } = TimeSpan.FromMinutes(2);
}
