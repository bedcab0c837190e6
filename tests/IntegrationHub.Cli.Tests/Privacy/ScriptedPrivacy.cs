using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using IntegrationHub.Privacy.V1;

namespace IntegrationHub.Cli.Tests.Privacy;

/// <summary>Holds one filing about everybody.</summary>
internal sealed class ScriptedPrivacy : PrivacyService.PrivacyServiceBase
{
    public const string Filing = "communes/24781/filings/H36.247.81-260302-0001";

    public ExportPersonRequest? Exported { get; private set; }

    public DestroyFilingContentRequest? Destroyed { get; private set; }

    public override async Task ExportPerson(ExportPersonRequest request, IServerStreamWriter<ExportPersonResponse> responseStream, ServerCallContext context)
    {
        Exported = request;
        await responseStream.WriteAsync(new() { Filing = new() { Name = Filing } });
        await responseStream.WriteAsync(new() { Reading = new() { Subject = Filing, Organisation = "organisations/vendor-a" } });
    }

    public override Task<DestroyFilingContentResponse> DestroyFilingContent(DestroyFilingContentRequest request, ServerCallContext context)
    {
        Destroyed = request;
        return Task.FromResult(new DestroyFilingContentResponse { Name = Filing, ContentDestroyTime = new Timestamp { Seconds = 1_772_415_000 } });
    }

    public override Task<GetPrivacyStateResponse> GetPrivacyState(GetPrivacyStateRequest request, ServerCallContext context) => Task.FromResult(new GetPrivacyStateResponse
    {
        FilingRetention = Duration.FromTimeSpan(TimeSpan.FromDays(730)),
        AttachmentRetention = Duration.FromTimeSpan(TimeSpan.FromDays(90)),
        UnnamedAttachmentRetention = Duration.FromTimeSpan(TimeSpan.FromDays(30)),
        HeldFilingCount = 41,
        DueFilingCount = 7,
        MasterKeys =
        {
            new MasterKeyState { Id = "0011223344556677", Unused = true },
            new MasterKeyState { Id = "8899aabbccddeeff", Newest = true, FilingCount = 41 },
        },
    });
}
