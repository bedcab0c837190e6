using Grpc.Core;
using IntegrationHub.Privacy.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Privacy;

/// <summary>The gRPC door of privacy.</summary>
internal sealed class PrivacyOfficerService(ExportPerson export, DestroyFilingContent destroy, GetPrivacyState state) : PrivacyService.PrivacyServiceBase
{
    public override async Task ExportPerson(ExportPersonRequest request, IServerStreamWriter<ExportPersonResponse> responseStream, ServerCallContext context)
    {
        var held = (await export.FindAsync(request, context.Caller(), context.CancellationToken)).OrRefuse();
        await foreach (var message in export.RunAsync(held, context.CancellationToken))
        {
            await responseStream.WriteAsync(message, context.CancellationToken);
        }
    }

    public override async Task<DestroyFilingContentResponse> DestroyFilingContent(DestroyFilingContentRequest request, ServerCallContext context) =>
        (await destroy.RunAsync(request, context.Caller(), context.CancellationToken)).OrRefuse();

    public override Task<GetPrivacyStateResponse> GetPrivacyState(GetPrivacyStateRequest request, ServerCallContext context) =>
        state.RunAsync(context.CancellationToken);
}
