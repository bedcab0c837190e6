using Google.Rpc;
using Grpc.Core;
using IntegrationHub.Errors.V1;
using StatusCode = Grpc.Core.StatusCode;

namespace IntegrationHub.Client;

/// <summary>What one failed attempt says, read once from its status and details.</summary>
internal sealed record HubFailure(
    StatusCode StatusCode,
    ErrorReason Reason,
    string ReasonName,
    string Message,
    IReadOnlyDictionary<string, string> Metadata,
    IReadOnlyList<HubViolation> Violations,
    TimeSpan? RetryAfter,
    bool OnTheLine)
{
    private const string ReasonPrefix = "ERROR_REASON_";

    /// <summary>True when the same request may succeed later.</summary>
    public bool Transient =>
        StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded
        || Reason is ErrorReason.StoreUnavailable
        // Over a limit, and told when no longer. A message that is too large is told nothing of the kind.
        || (StatusCode is StatusCode.ResourceExhausted && RetryAfter is not null)
        || OnTheLine;

    public static HubFailure Read(RpcException exception)
    {
        var status = exception.GetRpcStatus();
        var info = status?.GetDetail<ErrorInfo>();
        var violations = status?.GetDetail<BadRequest>()?.FieldViolations
            .Select(violation => new HubViolation(violation.Field, ReasonOf(violation.Reason), violation.Description));
        return new HubFailure(
            exception.StatusCode,
            ReasonOf(info?.Reason ?? ""),
            NameOf(info?.Reason ?? ""),
            exception.Status.Detail,
            info is null ? new Dictionary<string, string>() : new Dictionary<string, string>(info.Metadata),
            [.. violations ?? []],
            status?.GetDetail<RetryInfo>()?.RetryDelay?.ToTimeSpan(),
            LostOnTheLine(exception, info));
    }

    // A line cut inside an answer is reported as INTERNAL or CANCELLED by the channel itself,
    // which the exception of the transport tells from a status that the hub sent.
    private static bool LostOnTheLine(RpcException exception, ErrorInfo? info) =>
        info is null
        && exception.StatusCode is StatusCode.Internal or StatusCode.Cancelled or StatusCode.Unknown
        && exception.Status.DebugException is HttpRequestException or IOException;

    private static string NameOf(string reason) =>
        reason.StartsWith(ReasonPrefix, StringComparison.Ordinal) ? reason[ReasonPrefix.Length..] : reason;

    private static ErrorReason ReasonOf(string reason) =>
        (ErrorReason)(ErrorReasonReflection.Descriptor.EnumTypes[0].FindValueByName(ReasonPrefix + NameOf(reason))?.Number ?? 0);
}
