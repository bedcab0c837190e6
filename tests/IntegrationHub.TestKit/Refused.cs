using Google.Rpc;
using Grpc.Core;
using Xunit;

namespace IntegrationHub.TestKit;

/// <summary>A refusal as a caller's program reads it off the wire.</summary>
/// <param name="Code">The status code.</param>
/// <param name="Message">The status message.</param>
/// <param name="Info">Reason and metadata.</param>
/// <param name="Violations">The fields at fault; empty when none is.</param>
/// <param name="RetryAfter">When a repeat may help; null: it cannot.</param>
public sealed record Refused(
    Grpc.Core.StatusCode Code, string Message, ErrorInfo Info, IReadOnlyList<BadRequest.Types.FieldViolation> Violations, TimeSpan? RetryAfter)
{
    /// <summary>The reason of the first thing at fault.</summary>
    public string Reason => Info.Reason;

    /// <summary>Every word that reaches the caller, for what must not be in it.</summary>
    public string AllText => string.Join('\n', [Message, .. Info.Metadata.Values, .. Violations.Select(v => $"{v.Field} {v.Description}")]);

    /// <summary>How much of the caller's room for headers it takes.</summary>
    public required int HeaderBytes { get; init; }

    /// <summary>The refusal that the call ends with. Fails the test when it is accepted.</summary>
    public static async Task<Refused> ByAsync(Func<Task> call)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(call);
        var status = refused.GetRpcStatus();
        Assert.True(status is not null, $"No details came with {refused.Status}.");
        var info = status.GetDetail<ErrorInfo>();
        Assert.True(info is not null, $"No ErrorInfo came with {refused.Status}.");
        return new Refused(
            refused.StatusCode, status.Message, info, status.GetDetail<BadRequest>()?.FieldViolations.ToList() ?? [],
            status.GetDetail<RetryInfo>()?.RetryDelay.ToTimeSpan())
        {
            HeaderBytes = refused.Trailers.Sum(header => header.Key.Length + (header.IsBinary ? header.ValueBytes.Length * 4 / 3 : header.Value.Length)),
        };
    }
}
