using System.Text.RegularExpressions;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using IntegrationHub.Errors.V1;
using StatusCode = Grpc.Core.StatusCode;

namespace IntegrationHub.Client.Tests;

/// <summary>Errors as the contract writes them.</summary>
internal static partial class Refusals
{
    public static RpcException Of(StatusCode status, ErrorReason reason, params (string Key, string Value)[] metadata) =>
        With(status, Info(reason, metadata));

    public static RpcException StoreUnavailable(TimeSpan retryAfter) => With(
        StatusCode.Unavailable,
        Info(ErrorReason.StoreUnavailable, []),
        new RetryInfo { RetryDelay = Duration.FromTimeSpan(retryAfter) });

    public static RpcException RateLimited(TimeSpan? retryAfter) => retryAfter is { } delay
        ? With(StatusCode.ResourceExhausted, Info(ErrorReason.RateLimited, []), new RetryInfo { RetryDelay = Duration.FromTimeSpan(delay) })
        : With(StatusCode.ResourceExhausted, Info(ErrorReason.MessageTooLarge, []));

    public static RpcException OfFields(params (string Field, ErrorReason Reason)[] violations)
    {
        var request = new BadRequest();
        request.FieldViolations.AddRange(violations.Select(violation => new BadRequest.Types.FieldViolation
        {
            Field = violation.Field,
            Reason = Name(violation.Reason),
            Description = "as told",
        }));
        return With(StatusCode.InvalidArgument, Info(violations[0].Reason, []), request);
    }

    private static RpcException With(StatusCode status, params Google.Protobuf.IMessage[] details)
    {
        var answer = new Google.Rpc.Status { Code = (int)status, Message = "the hub's words" };
        answer.Details.AddRange(details.Select(Any.Pack));
        return answer.ToRpcException();
    }

    private static ErrorInfo Info(ErrorReason reason, (string Key, string Value)[] metadata)
    {
        var info = new ErrorInfo { Reason = Name(reason), Domain = "integrationhub.lamdong.gov.vn" };
        foreach (var (key, value) in metadata)
        {
            info.Metadata.Add(key, value);
        }

        return info;
    }

    private static string Name(ErrorReason reason) => WordStart().Replace(reason.ToString(), "_").ToUpperInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordStart();
}
