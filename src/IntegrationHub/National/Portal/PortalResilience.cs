using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace IntegrationHub.National.Portal;

/// <summary>
/// Time-out, circuit breaker and repeats of the portal as a destination. A write is never
/// repeated here: whether it may be is the delivery's decision, after asking.
/// </summary>
internal static class PortalResilience
{
    /// <summary>Set on calls that only read, which may be repeated at once.</summary>
    public static readonly HttpRequestOptionsKey<bool> Repeatable = new("integrationhub.repeatable");

    private const int Repeats = 2;

    public static IHttpClientBuilder AddPortalResilience(this IHttpClientBuilder http)
    {
        http.AddResilienceHandler("portal", (pipeline, context) =>
        {
            var options = context.ServiceProvider.GetRequiredService<IOptions<PortalOptions>>().Value;
            pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
            pipeline
                .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
                {
                    MaxRetryAttempts = Repeats,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = TimeSpan.FromMilliseconds(200),
                    // A portal that took all its time is not made to take it again at once: the
                    // lease of a filing is not much longer.
                    ShouldHandle = arguments => ValueTask.FromResult(
                        arguments.Outcome.Exception is not (BrokenCircuitException or TimeoutRejectedException)
                        && Failed(arguments.Outcome)
                        && arguments.Context.GetRequestMessage() is { } request
                        && request.Options.TryGetValue(Repeatable, out var repeatable) && repeatable),
                })
                .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
                {
                    FailureRatio = 0.5,
                    MinimumThroughput = 20,
                    SamplingDuration = TimeSpan.FromSeconds(10),
                    BreakDuration = options.BreakDuration,
                    ShouldHandle = arguments => ValueTask.FromResult(Failed(arguments.Outcome)),
                })
                .AddTimeout(options.Timeout);
        });
        return http;
    }

    private static bool Failed(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException or TimeoutRejectedException or BrokenCircuitException or IOException } => true,
        { Result.IsSuccessStatusCode: false } => true,
        _ => false,
    };
}
