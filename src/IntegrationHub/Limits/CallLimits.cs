using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using IntegrationHub.Rpc;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Limits;

/// <summary>
/// Counts what each caller takes of this process. Nobody waits here: who is over the limit is told when to come
/// back, so that a flood costs no more than its answers.
/// </summary>
internal sealed class CallLimits(IOptions<LimitsOptions> options, LimitsMetrics metrics) : IDisposable
{
    // Whoever has 2^64 addresses of IPv6 has them under one prefix.
    private const int PrefixBytes = 8;

    private readonly PartitionedRateLimiter<CallerRate> rates = PartitionedRateLimiter.Create<CallerRate, CallerRate>(CallerRate.Bucket);
    private readonly PartitionedRateLimiter<string> calls = AtOnce(options.Value.ConcurrentCalls);
    private readonly PartitionedRateLimiter<string> streams = AtOnce(options.Value.OpenStreams);

    /// <summary>Lets an organisation's call in until what is returned is disposed, or refuses it.</summary>
    /// <param name="organisation">Its id.</param>
    /// <param name="callsPerSecond">Its own number; 0: the default.</param>
    /// <param name="isStream">True for a stream of either direction.</param>
    public Result<RateLimitLease> Enter(string organisation, int callsPerSecond, bool isStream) =>
        Enter(new CallerRate(organisation, callsPerSecond == 0 ? options.Value.CallsPerSecond : callsPerSecond), isStream);

    /// <summary>The same for somebody of whom only the address is known.</summary>
    public Result<RateLimitLease> Enter(IPAddress? address, bool isStream) =>
        Enter(new CallerRate($"@{PrefixOf(address)}", options.Value.UnidentifiedCallsPerSecond), isStream);

    /// <summary>When to come back for a page. Null: it may be had now.</summary>
    public TimeSpan? PageWait(IPAddress? address)
    {
        var rate = new CallerRate($"page@{PrefixOf(address)}", options.Value.PageRequestsPerSecond);
        return Take(rate).Refusal?.RetryAfter;
    }

    public void Dispose()
    {
        rates.Dispose();
        calls.Dispose();
        streams.Dispose();
    }

    private Result<RateLimitLease> Enter(CallerRate rate, bool isStream)
    {
        var taken = Take(rate);
        if (taken.Refusal is not null)
        {
            return taken;
        }

        var lease = (isStream ? streams : calls).AttemptAcquire(rate.Who);
        if (lease.IsAcquired)
        {
            return lease;
        }

        lease.Dispose();
        return Counted(isStream ? LimitsErrors.TooManyStreams() : LimitsErrors.TooManyCalls());
    }

    private Result<RateLimitLease> Take(CallerRate rate)
    {
        var lease = rates.AttemptAcquire(rate);
        if (lease.IsAcquired)
        {
            return lease;
        }

        TimeSpan? wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : null;
        lease.Dispose();
        return Counted(LimitsErrors.RateLimited(wait));
    }

    private Refusal Counted(Refusal refusal)
    {
        metrics.Refused(refusal);
        return refusal;
    }

    private static string PrefixOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, PrefixBytes)),
        _ => address.ToString(),
    };

    private static PartitionedRateLimiter<string> AtOnce(int most) => PartitionedRateLimiter.Create<string, string>(
        who => RateLimitPartition.GetConcurrencyLimiter(who, _ => new() { PermitLimit = most, QueueLimit = 0 }), StringComparer.Ordinal);
}
