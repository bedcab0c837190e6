using Grpc.Core;
using IntegrationHub.Errors.V1;

namespace IntegrationHub.Client;

/// <summary>The hub said no. The same request can succeed only after what <see cref="Reason"/> says was changed.</summary>
public sealed class HubRefusalException : Exception
{
    internal HubRefusalException(HubFailure failure, Exception cause)
        : base(failure.Message, cause)
    {
        StatusCode = failure.StatusCode;
        Reason = failure.Reason;
        ReasonName = failure.ReasonName;
        Metadata = failure.Metadata;
        Violations = failure.Violations;
        RetryAfter = failure.RetryAfter;
    }

    /// <summary>The gRPC status.</summary>
    public StatusCode StatusCode { get; }

    /// <summary>Why, with its metadata keys documented in the contract. Unspecified: not a refusal of a hub, or of a newer one.</summary>
    public ErrorReason Reason { get; }

    /// <summary>The reason as it came, without the enum's prefix. Example: "COMMUNE_ABOLISHED". Empty: none came.</summary>
    public string ReasonName { get; }

    /// <summary>The reason's particulars, by the keys the contract documents.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Every field found wrong. Empty when no single field is at fault.</summary>
    public IReadOnlyList<HubViolation> Violations { get; }

    /// <summary>How long the hub asks to wait before another attempt. Null: it does not ask for one.</summary>
    public TimeSpan? RetryAfter { get; }
}
