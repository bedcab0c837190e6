using System.Security.Cryptography;

namespace IntegrationHub.Lanes;

/// <summary>Exponential backoff with jitter: attempts that failed together do not come back together.</summary>
internal static class RetryDelay
{
    private const int MostDoublings = 30;

    /// <summary>Between half and all of first × 2^(attempt - 1), bounded by the longest.</summary>
    public static TimeSpan After(int attempt, TimeSpan first, TimeSpan longest)
    {
        var factor = Math.Pow(2, Math.Clamp(attempt - 1, 0, MostDoublings));
        var whole = Math.Min(first.TotalMilliseconds * factor, longest.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(whole * (0.5 + (RandomNumberGenerator.GetInt32(1000) / 2000.0)));
    }
}
