using Grpc.Core;
using IntegrationHub.Communes.V1;
using IntegrationHub.Filings.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IntegrationHub.Client.Tests;

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
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Address = new Uri(addresses.Addresses.Single());
    }

    public ScriptedFilings Filings { get; }

    public ScriptedAttachments Attachments { get; }

    public ScriptedCommunes Communes { get; }

    public Uri Address { get; }

    public static async Task<ScriptedHub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton<ScriptedFilings>().AddSingleton<ScriptedAttachments>().AddSingleton<ScriptedCommunes>();
        var application = builder.Build();
        application.MapGrpcService<ScriptedFilings>();
        application.MapGrpcService<ScriptedAttachments>();
        application.MapGrpcService<ScriptedCommunes>();
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new ScriptedHub(application);
    }

    public HubClient Client(TimeProvider? clock = null, int maxAttempts = 5, TimeSpan? deadline = null) => new(new HubClientOptions
    {
        Address = Address,
        MaxAttempts = maxAttempts,
        Deadline = deadline ?? TimeSpan.FromSeconds(30),
        FirstBackoff = TimeSpan.FromMilliseconds(1),
        HeartbeatInterval = TimeSpan.FromSeconds(15),
        TimeProvider = clock ?? TimeProvider.System,
    });

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await application.StopAsync(atOnce.Token);
        await application.DisposeAsync();
    }
}

/// <summary>Answers SubmitFiling and WatchFilings as the test says, and keeps what it was asked.</summary>
internal sealed class ScriptedFilings : FilingService.FilingServiceBase
{
    public List<SubmitFilingRequest> Submissions { get; } = [];

    public List<WatchFilingsRequest> Watches { get; } = [];

    public Func<int, SubmitFilingResponse> Submit { get; set; } = _ => new SubmitFilingResponse();

    public Func<int, IServerStreamWriter<WatchFilingsResponse>, CancellationToken, Task> Watch { get; set; } = (_, _, _) => Task.CompletedTask;

    public override async Task<SubmitFilingResponse> SubmitFiling(SubmitFilingRequest request, ServerCallContext context)
    {
        Submissions.Add(request);
        await Task.Yield();
        return Submit(Submissions.Count);
    }

    public override Task WatchFilings(WatchFilingsRequest request, IServerStreamWriter<WatchFilingsResponse> responseStream, ServerCallContext context)
    {
        Watches.Add(request);
        return Watch(Watches.Count, responseStream, context.CancellationToken);
    }
}

/// <summary>Serves pages of communes as the test says.</summary>
internal sealed class ScriptedCommunes : CommuneService.CommuneServiceBase
{
    public Func<ListCommunesRequest, CancellationToken, Task<ListCommunesResponse>> List { get; set; } = (_, _) => Task.FromResult(new ListCommunesResponse());

    public override Task<ListCommunesResponse> ListCommunes(ListCommunesRequest request, ServerCallContext context) =>
        List(request, context.CancellationToken);
}
