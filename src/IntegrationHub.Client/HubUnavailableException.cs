using Grpc.Core;
using IntegrationHub.Errors.V1;

namespace IntegrationHub.Client;

/// <summary>
/// No answer after all attempts. A write may or may not have been done: repeat it with
/// <see cref="RequestId"/> and it is done once.
/// </summary>
public sealed class HubUnavailableException : Exception
{
    internal HubUnavailableException(HubFailure failure, Uri address, int attempts, string requestId, Exception cause)
        : base($"The hub at {address} did not answer after {attempts} attempt(s): {failure.Message}", cause)
    {
        Address = address;
        Attempts = attempts;
        RequestId = requestId;
        StatusCode = failure.StatusCode;
        Reason = failure.Reason;
        RetryAfter = failure.RetryAfter;
    }

    /// <summary>Where the hub was called.</summary>
    public Uri Address { get; }

    /// <summary>How often it was called.</summary>
    public int Attempts { get; }

    /// <summary>The request id of the write. Empty for a call that writes nothing.</summary>
    public string RequestId { get; }

    /// <summary>The gRPC status of the last attempt.</summary>
    public StatusCode StatusCode { get; }

    /// <summary>The hub's own reason, for example its store being away. Unspecified: the hub itself was not reached.</summary>
    public ErrorReason Reason { get; }

    /// <summary>How long the hub asked to wait. Null: it did not say.</summary>
    public TimeSpan? RetryAfter { get; }
}
