using Grpc.Core;
using IntegrationHub.Errors.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Privacy;

internal static class PrivacyErrors
{
    public static Refusal ContentNeeded(string filing) =>
        new Refusal(
            StatusCode.FailedPrecondition, ErrorReason.ContentNeeded,
            $"Filing '{filing}' has not ended, or the portal has not all of it: its content is needed.")
            .With("filing", filing);
}
