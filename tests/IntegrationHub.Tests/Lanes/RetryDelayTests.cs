using CsCheck;
using IntegrationHub.Deliveries;
using IntegrationHub.Lanes;
using Xunit;

namespace IntegrationHub.Tests.Lanes;

public sealed class RetryDelayTests
{
    private static readonly Gen<DeliveriesOptions> Options = Gen.Select(
        Gen.Int[10, 600_000], Gen.Int[10, 86_400_000],
        (first, longest) => new DeliveriesOptions { FirstDelay = TimeSpan.FromMilliseconds(first), LongestDelay = TimeSpan.FromMilliseconds(longest) });

    [Fact]
    public void A_delay_lies_between_half_and_all_of_its_bound() => Gen.Select(Options, Gen.Int[1, 2000]).Sample((options, attempt) =>
        Assert.InRange(RetryDelay.After(attempt, options.FirstDelay, options.LongestDelay), Bound(attempt, options) / 2, Bound(attempt, options)));

    [Fact]
    public void No_delay_is_longer_than_the_longest() => Gen.Select(Options, Gen.Int[int.MinValue, int.MaxValue]).Sample((options, attempt) =>
        Assert.InRange(RetryDelay.After(attempt, options.FirstDelay, options.LongestDelay), TimeSpan.FromTicks(1), options.LongestDelay));

    [Fact]
    public void A_later_attempt_may_wait_longer_and_never_need_wait_less() => Gen.Select(Options, Gen.Int[1, 100]).Sample((options, attempt) =>
        Assert.True(RetryDelay.After(attempt + 1, options.FirstDelay, options.LongestDelay) * 2 >= Bound(attempt, options)));

    [Fact]
    public void Attempts_that_failed_together_do_not_come_back_together()
    {
        var options = new DeliveriesOptions();

        var delays = Enumerable.Range(0, 200).Select(_ => RetryDelay.After(5, options.FirstDelay, options.LongestDelay)).Distinct().Count();

        Assert.InRange(delays, 50, 200);
    }

    [Fact]
    public void The_defaults_give_a_portal_hours_to_recover()
    {
        var options = new DeliveriesOptions();

        var shortest = Enumerable.Range(1, options.MaxAttempts - 1).Aggregate(TimeSpan.Zero, (sum, attempt) => sum + (Bound(attempt, options) / 2));

        Assert.InRange(shortest, TimeSpan.FromHours(1), TimeSpan.FromHours(4));
    }

    // Doubles with each attempt; written apart from what is tested, without powers.
    private static TimeSpan Bound(int attempt, DeliveriesOptions options)
    {
        var bound = options.FirstDelay;
        for (var i = 1; i < attempt && bound < options.LongestDelay; i++)
        {
            bound += bound;
        }

        return bound < options.LongestDelay ? bound : options.LongestDelay;
    }
}
