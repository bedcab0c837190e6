using Grpc.Core;
using IntegrationHub.Errors.V1;

namespace IntegrationHub.Client;

/// <summary>How every call is made: its deadline, its request id, and when it is made again.</summary>
internal sealed class HubCalls(HubClientOptions options)
{
    public HubClientOptions Options => options;

    public TimeProvider Clock => options.TimeProvider;

    public string NewRequestId() => Guid.CreateVersion7(Clock.GetUtcNow()).ToString();

    /// <summary>Makes a call until it is answered, refused or out of attempts.</summary>
    public async Task<TResponse> RunAsync<TRequest, TResponse>(
        Func<TRequest, CallOptions, AsyncUnaryCall<TResponse>> rpc,
        TRequest request,
        string requestId,
        CancellationToken cancellationToken)
    {
        var identity = new CallIdentity(options);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await rpc(request, UnaryOptions(await identity.HeadersAsync(cancellationToken), cancellationToken));
            }
            catch (RpcException exception)
            {
                await PauseAsync(exception, identity, attempt, requestId, cancellationToken);
            }
        }
    }

    /// <summary>Waits before the next attempt, or throws what the caller is to see when there is none.</summary>
    public async Task PauseAsync(RpcException exception, CallIdentity identity, int attempt, string requestId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var failure = HubFailure.Read(exception);
        if (identity.MayRenew(failure))
        {
            return;
        }

        // The contract gives a fault of the hub's own one repeat.
        if (!failure.Transient && !(failure.Reason == ErrorReason.HubFault && attempt == 1))
        {
            throw new HubRefusalException(failure, exception);
        }

        if (attempt >= options.MaxAttempts || failure.RetryAfter > options.MaxBackoff)
        {
            throw new HubUnavailableException(failure, options.Address, attempt, requestId, exception);
        }

        await WaitAsync(failure.RetryAfter ?? Backoff(attempt), cancellationToken);
    }

    /// <summary>Waits as before attempt number <paramref name="attempt"/> + 1, without asking why.</summary>
    public Task BackOffAsync(int attempt, CancellationToken cancellationToken) => WaitAsync(Backoff(attempt), cancellationToken);

    private Task WaitAsync(TimeSpan pause, CancellationToken cancellationToken) => Task.Delay(pause, Clock, cancellationToken);

    // gRPC measures a deadline by the machine's clock, whatever clock the caller brought.
    private CallOptions UnaryOptions(Metadata? headers, CancellationToken cancellationToken) =>
        new(headers, deadline: (TimeProvider.System.GetUtcNow() + options.Deadline).UtcDateTime, cancellationToken: cancellationToken);

    // Half fixed, half random: clients that lost the hub at one moment do not come back at one moment.
    private TimeSpan Backoff(int attempt)
    {
        var longest = Math.Min(
            options.FirstBackoff.TotalMilliseconds * Math.Pow(2, Math.Min(attempt - 1, 30)),
            options.MaxBackoff.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(longest * (0.5 + (Random.Shared.NextDouble() / 2)));
    }
}
