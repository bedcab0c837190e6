using Grpc.Core;
using IntegrationHub.Errors.V1;

namespace IntegrationHub.Rpc;

internal static class DestroyedErrors
{
    /// <summary>What was asked for was there and is destroyed for good.</summary>
    public static Refusal ContentDestroyed(string resource) =>
        new Refusal(StatusCode.FailedPrecondition, ErrorReason.ContentDestroyed, $"The content of '{resource}' was destroyed and will not come back.")
            .With("resource", resource);
}
