using Grpc.Core;
using IntegrationHub.Errors.V1;

namespace IntegrationHub.Rpc;

/// <summary>Refusals that are no feature's own.</summary>
internal static class RpcErrors
{
    private static readonly TimeSpan Restart = TimeSpan.FromSeconds(1);

    public static Refusal HubStopping() =>
        new(StatusCode.Unavailable, ErrorReason.HubStopping, "The hub is stopping. Call again; a watch goes on from its last cursor.") { RetryAfter = Restart };
}
