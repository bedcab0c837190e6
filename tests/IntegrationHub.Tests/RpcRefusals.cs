using Google.Rpc;
using Grpc.Core;
using Xunit;
using StatusCode = Grpc.Core.StatusCode;

namespace IntegrationHub.Tests;

/// <summary>A refusal as a gRPC client meets it.</summary>
internal static class RpcRefusals
{
    /// <summary>The call fails with this code and this reason of the contract.</summary>
    public static async Task<ErrorInfo> AssertRefusedAsync(StatusCode code, string reason, Func<Task> call)
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(call);

        Assert.Equal(code, refusal.StatusCode);
        var info = refusal.GetRpcStatus()?.GetDetail<ErrorInfo>();
        Assert.Equal(reason, info?.Reason);
        return info!;
    }

    /// <summary>The fields at fault, each with its reason.</summary>
    public static async Task<IEnumerable<(string Field, string Reason)>> ViolationsAsync(Func<Task> call)
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(call);

        return refusal.GetRpcStatus()?.GetDetail<BadRequest>()?.FieldViolations.Select(v => (v.Field, v.Reason)) ?? [];
    }
}
