using System.ComponentModel.DataAnnotations;

namespace IntegrationHub.Attachments.Scanning;

/// <summary>Whether and by whom files are scanned for viruses. Section "Scanning".</summary>
internal sealed class ScanningOptions : IValidatableObject
{
    public const string Section = "Scanning";

    /// <summary>
    /// Where ClamAV's daemon listens: "tcp://127.0.0.1:3310" or "unix:///run/clamav/clamd.ctl". Default
    /// none: files are not scanned and are given out as they came. What passes between the two is not
    /// encrypted, so over TCP the daemon belongs on this machine or in a network of its own. It should
    /// run with StreamMaxLength, MaxFileSize and MaxScanSize of 100M or more, and with AlertExceedsMax
    /// and AlertEncrypted: without them it calls clean what it did not look at.
    /// </summary>
    public Uri? ClamdAddress { get; init; }

    /// <summary>
    /// Time one scan may take before it counts as unanswered. Default 2 minutes, 1 second to 2 minutes and
    /// a half, which must stay below Lanes:Lease. Shorter than a large document takes means it is never done.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:30")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Files scanned at once by one hub process. Default 2, 1 to 64; the daemon's own MaxThreads is 10.</summary>
    [Range(1, 64)]
    public int Concurrency { get; init; } = 2;

    /// <summary>Delay before the second attempt. Default 2 seconds; doubles with each further one, with jitter.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:10:00")]
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest delay between two attempts. Default 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "1.00:00:00")]
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Attempts after which a scan waits for a person. Default 20. While the daemon is out of reach
    /// nothing is counted: the files wait until it is back.
    /// </summary>
    [Range(1, 1000)]
    public int MaxAttempts { get; init; } = 20;

    /// <summary>Whether there is a scanner.</summary>
    public bool IsOn => ClamdAddress is not null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ClamdAddress is { } address && !(address.IsAbsoluteUri && address is { Scheme: "tcp", Host.Length: > 0, Port: > 0 } or { Scheme: "unix", AbsolutePath.Length: > 1 }))
        {
            yield return new ValidationResult(
                "must be like tcp://127.0.0.1:3310 or unix:///run/clamav/clamd.ctl", [nameof(ClamdAddress)]);
        }
    }
}
