using System.Threading.RateLimiting;

namespace IntegrationHub.Limits;

/// <summary>Whose calls are counted, and how many it may make in a second. Another number counts anew.</summary>
/// <param name="Who">An organisation or an address.</param>
/// <param name="PerSecond">At least 1.</param>
internal readonly record struct CallerRate(string Who, int PerSecond)
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    /// <summary>Tokens for a second's calls, filled up all the time, and at most those of two.</summary>
    public static RateLimitPartition<CallerRate> Bucket(CallerRate rate) => RateLimitPartition.GetTokenBucketLimiter(rate, static r => new()
    {
        TokenLimit = 2 * r.PerSecond,
        TokensPerPeriod = Math.Max(1, r.PerSecond / 10),
        ReplenishmentPeriod = r.PerSecond < 10 ? TimeSpan.FromSeconds(1.0 / r.PerSecond) : Period,
        QueueLimit = 0,
    });
}
