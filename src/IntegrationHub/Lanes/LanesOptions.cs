using System.ComponentModel.DataAnnotations;

namespace IntegrationHub.Lanes;

/// <summary>How lanes are drained. Section "Lanes".</summary>
internal sealed class LanesOptions
{
    public const string Section = "Lanes";

    /// <summary>
    /// How long a worker may hold a promise. Default 3 minutes, 10 seconds to 15 minutes. After
    /// a crash a promise waits as long; shorter than a slow exchange means needless questions.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:10", "00:15:00")]
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>
    /// How often due promises are looked for without a signal, such as those put off. Default 2 seconds,
    /// 100 milliseconds to 1 minute.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long one job drains before it makes room for another. Default 5 minutes, well under
    /// the 30 minutes after which Hangfire's storage hands a job out again.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:10", "00:20:00")]
    public TimeSpan JobWindow { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long an empty lane's job waits for more before it ends. Default 5 seconds; 0 ends at once.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan Linger { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a lane rests after its destination could not be reached; then one promise tries it
    /// anew. Default 5 seconds, at most 10 minutes. 0 tries without pause while anything is due.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan Rest { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// After how many attempts in a row that ended in a fault of the hub's own a promise is left
    /// to a person. Default 5, 1 to 100.
    /// </summary>
    [Range(1, 100)]
    public int MaxFaults { get; init; } = 5;
}
