using System.ComponentModel.DataAnnotations;

namespace IntegrationHub.Evidence;

/// <summary>How what happened is proved. Section "Evidence".</summary>
internal sealed class EvidenceOptions
{
    public const string Section = "Evidence";

    /// <summary>
    /// PEM file with the keys that sign receipts and seals (EC, P-256); the last one in it
    /// signs, so a key is changed by adding one and starting again. Made with one new key
    /// where it is missing, readable by its owner only. Default "evidence-keys.pem" in the
    /// hub's data directory. Whoever has it can forge receipts; without it nothing more is
    /// signed, but what was signed can still be checked.
    /// </summary>
    public string? KeyFile { get; init; }

    /// <summary>
    /// Time-stamp authority (RFC 3161 over HTTP) that is asked once for each day's seal.
    /// Default none: seals are not time-stamped, and say so. Without one, whoever has the
    /// key could make another history of the past.
    /// </summary>
    public Uri? TimestampUrl { get; init; }

    /// <summary>How long the authority may take. Default 30 seconds, 1 second to 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan TimestampTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How often new entries are given their place. Default half a second, 10 milliseconds
    /// to 1 minute. Longer means less work for the store and later answers to ListEvidence.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:01:00")]
    public TimeSpan ChainInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// How long readings are collected before they are written. Default 200 milliseconds, 10
    /// milliseconds to 5 seconds. It is what a crash may lose of them.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:00:05")]
    public TimeSpan TraceInterval { get; init; } = TimeSpan.FromMilliseconds(200);
}
