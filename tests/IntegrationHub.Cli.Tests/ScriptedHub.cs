using Grpc.Core;
using IntegrationHub.Cli.Tests.Evidence;
using IntegrationHub.Cli.Tests.Privacy;
using IntegrationHub.Communes.V1;
using IntegrationHub.Filings.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IntegrationHub.Cli.Tests;

/// <summary>A hub over real HTTP/2 on loopback whose answers the test writes.</summary>
internal sealed class ScriptedHub : IAsyncDisposable
{
    private readonly WebApplication application;

    private ScriptedHub(WebApplication application)
    {
        this.application = application;
        Filings = application.Services.GetRequiredService<ScriptedFilings>();
        Attachments = application.Services.GetRequiredService<ScriptedAttachments>();
        Communes = application.Services.GetRequiredService<ScriptedCommunes>();
        Evidence = application.Services.GetRequiredService<ScriptedEvidence>();
        Privacy = application.Services.GetRequiredService<ScriptedPrivacy>();
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Address = new Uri(addresses.Addresses.Single());
    }

    public ScriptedFilings Filings { get; }

    public ScriptedAttachments Attachments { get; }

    public ScriptedCommunes Communes { get; }

    public ScriptedEvidence Evidence { get; }

    public ScriptedPrivacy Privacy { get; }

    public Uri Address { get; }

    public static async Task<ScriptedHub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton<ScriptedFilings>().AddSingleton<ScriptedAttachments>().AddSingleton<ScriptedCommunes>().AddSingleton<ScriptedEvidence>()
            .AddSingleton<ScriptedPrivacy>();
        var application = builder.Build();
        application.MapGrpcService<ScriptedFilings>();
        application.MapGrpcService<ScriptedAttachments>();
        application.MapGrpcService<ScriptedCommunes>();
        application.MapGrpcService<ScriptedEvidence>();
        application.MapGrpcService<ScriptedPrivacy>();
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new ScriptedHub(application);
    }

    /// <summary>Runs a command against this hub.</summary>
    public Task<Ran> RunAsync(params string[] args) => CommandRun.RunAsync([.. args, "--hub", Address.ToString()]);

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await application.StopAsync(atOnce.Token);
        await application.DisposeAsync();
    }
}

/// <summary>Stores what is submitted, by the contract's shape though not its rules.</summary>
internal sealed class ScriptedFilings : FilingService.FilingServiceBase
{
    public List<SubmitFilingRequest> Submissions { get; } = [];

    public List<ListFilingsRequest> Lists { get; } = [];

    public List<GetFilingRequest> Gets { get; } = [];

    public WatchFilingsRequest? Watched { get; private set; }

    public List<WatchFilingsResponse> Events { get; } = [];

    public TaskCompletionSource EventsSent { get; } = new();

    public override Task<SubmitFilingResponse> SubmitFiling(SubmitFilingRequest request, ServerCallContext context)
    {
        Submissions.Add(request);
        var stored = new Filing(request.Filing)
        {
            Name = request.Parent + "/filings/H36.247.81-261124-0001",
            Code = "H36.247.81-261124-0001",
            ReceivingCommune = request.Parent,
            Status = FilingStatus.Accepted,
            Version = 1,
        };
        return Task.FromResult(new SubmitFilingResponse { Filing = stored });
    }

    public override Task<GetFilingResponse> GetFiling(GetFilingRequest request, ServerCallContext context)
    {
        Gets.Add(request);
        return Task.FromResult(new GetFilingResponse { Filing = new Filing { Name = request.Name, Code = "H36.247.81-261124-0001" } });
    }

    public override Task<ListFilingsResponse> ListFilings(ListFilingsRequest request, ServerCallContext context)
    {
        Lists.Add(request);
        var page = new ListFilingsResponse { NextPageToken = "more" };
        page.Filings.AddRange(Enumerable.Range(1, request.PageSize).Select(number => new Filing { Code = $"{Lists.Count}-{number}" }));
        return Task.FromResult(page);
    }

    public override async Task WatchFilings(WatchFilingsRequest request, IServerStreamWriter<WatchFilingsResponse> responseStream, ServerCallContext context)
    {
        Watched = request;
        foreach (var happened in Events)
        {
            await responseStream.WriteAsync(happened, context.CancellationToken);
        }

        EventsSent.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
    }
}

/// <summary>Takes files in and calls them complete.</summary>
internal sealed class ScriptedAttachments : AttachmentService.AttachmentServiceBase
{
    public List<Attachment> Announced { get; } = [];

    public override Task<CreateAttachmentResponse> CreateAttachment(CreateAttachmentRequest request, ServerCallContext context)
    {
        Announced.Add(new Attachment(request.Attachment) { Name = $"{request.Parent}/attachments/{Announced.Count + 1}" });
        return Task.FromResult(new CreateAttachmentResponse { Attachment = Announced[^1] });
    }

    public override async Task<UploadAttachmentResponse> UploadAttachment(IAsyncStreamReader<UploadAttachmentRequest> requestStream, ServerCallContext context)
    {
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            // Taken in.
        }

        return new UploadAttachmentResponse { Attachment = new Attachment(Announced[^1]) { Complete = true } };
    }
}

/// <summary>Answers with the communes or the refusal the test says.</summary>
internal sealed class ScriptedCommunes : CommuneService.CommuneServiceBase
{
    public List<Commune> Units { get; } = [];

    public RpcException? Refusal { get; set; }

    public ListCommunesRequest? Listed { get; private set; }

    public override Task<ListCommunesResponse> ListCommunes(ListCommunesRequest request, ServerCallContext context)
    {
        Listed = request;
        var page = new ListCommunesResponse();
        page.Communes.AddRange(Units);
        return Refusal is null ? Task.FromResult(page) : throw Refusal;
    }

    public override Task<GetCommuneResponse> GetCommune(GetCommuneRequest request, ServerCallContext context) =>
        Refusal is null ? Task.FromResult(new GetCommuneResponse { Commune = Units[0] }) : throw Refusal;
}
