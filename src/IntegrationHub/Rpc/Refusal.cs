using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using IntegrationHub.Errors.V1;

namespace IntegrationHub.Rpc;

/// <summary>An expected "no": a reason from the contract, told in a way a caller's program can act on.</summary>
/// <remarks>Neither message nor metadata may hold personal data: they end in logs of other people's systems.</remarks>
internal sealed record Refusal(StatusCode Code, ErrorReason Reason, string Message)
{
    /// <summary>The domain of every ErrorInfo of the hub.</summary>
    public const string Domain = "integrationhub.lamdong.gov.vn";

    /// <summary>Keys as documented at the reason in error_reason.proto.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Metadata { get; init; } = [];

    /// <summary>Every field at fault, first one first. Empty when no field is.</summary>
    public IReadOnlyList<Violation> Violations { get; init; } = [];

    /// <summary>When a repeat may help. Null: it cannot.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public Refusal With(string key, string value) => this with { Metadata = [.. Metadata, new(key, value)] };

    /// <summary>The refusal as google.rpc.Status with its details.</summary>
    public RpcException ToRpcException()
    {
        var info = new ErrorInfo { Domain = Domain, Reason = ContractName(Reason) };
        foreach (var (key, value) in Metadata)
        {
            info.Metadata[key] = value;
        }

        var status = new Google.Rpc.Status { Code = (int)Code, Message = Message, Details = { Any.Pack(info) } };
        if (Violations.Count > 0)
        {
            status.Details.Add(Any.Pack(new BadRequest { FieldViolations = { Violations.Select(v => v.ToContract()) } }));
        }

        if (RetryAfter is { } delay)
        {
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(delay) }));
        }

        return status.ToRpcException();
    }

    /// <summary>The reason as callers see it: the enum's name without its prefix, as AIP-193 wants it.</summary>
    public static string ContractName(ErrorReason reason) => ContractNames[reason];

    private static readonly Dictionary<ErrorReason, string> ContractNames = ErrorReasonReflection.Descriptor.EnumTypes[0].Values
        .ToDictionary(v => (ErrorReason)v.Number, v => v.Name["ERROR_REASON_".Length..]);
}
