using System.ComponentModel.DataAnnotations;

namespace IntegrationHub.Deliveries;

/// <summary>How often and how long a filing is offered to the portal. Section "Deliveries".</summary>
internal sealed class DeliveriesOptions
{
    public const string Section = "Deliveries";

    /// <summary>Filings in flight to the portal at once from one hub process. Default 16, 1 to 256.</summary>
    [Range(1, 256)]
    public int Concurrency { get; init; } = 16;

    /// <summary>Delay before the second attempt. Default 2 seconds; doubles with each further one, with jitter.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:10:00")]
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest delay between two attempts. Default 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "1.00:00:00")]
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Attempts after which a filing waits for a person. Default 20, about 4 hours. Attempts that
    /// surely never reached the portal are not counted: it may be away for days.
    /// </summary>
    [Range(1, 1000)]
    public int MaxAttempts { get; init; } = 20;
}
