using Grpc.Core;
using IntegrationHub.Errors.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Limits;

internal static class LimitsErrors
{
    // When a call or a stream ends nobody knows.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    public static Refusal RateLimited(TimeSpan? retryAfter) =>
        new(StatusCode.ResourceExhausted, ErrorReason.RateLimited, "The caller makes more calls in a second than it may.")
        {
            RetryAfter = retryAfter ?? Moment,
        };

    public static Refusal TooManyCalls() =>
        new(StatusCode.ResourceExhausted, ErrorReason.TooManyCalls, "The caller has as many calls in flight as it may.")
        {
            RetryAfter = Moment,
        };

    public static Refusal TooManyStreams() =>
        new(StatusCode.ResourceExhausted, ErrorReason.TooManyStreams, "The caller has as many streams open as it may.")
        {
            RetryAfter = Moment,
        };

    public static Refusal StreamIdle() =>
        new(StatusCode.Unavailable, ErrorReason.StreamIdle, "Nothing moved on the stream for too long. Call again where it was left off.")
        {
            RetryAfter = Moment,
        };
}
