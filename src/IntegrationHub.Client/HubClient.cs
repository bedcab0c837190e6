using Grpc.Net.Client;
using IntegrationHub.Access.V1;
using IntegrationHub.Catalogue.V1;
using IntegrationHub.Client.Evidence;
using IntegrationHub.Communes.V1;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Filings.V1;
using IntegrationHub.Lanes.V1;
using IntegrationHub.Privacy.V1;

namespace IntegrationHub.Client;

/// <summary>
/// A connection to one hub. Make one and keep it: it is safe for concurrent use, connects when first called and
/// again whenever the line was lost.
/// </summary>
/// <remarks>
/// Every call is repeated while the hub is out of reach, a write always with the request id of its first attempt,
/// so nothing is ever done twice. What the hub refuses is never repeated: <see cref="HubRefusalException"/>.
/// </remarks>
public sealed class HubClient : IDisposable
{
    // 500 filings of a page, each with 100 components, stay below it.
    private const int MaxReceivedMessageBytes = 32 * 1024 * 1024;

    private readonly GrpcChannel channel;

    /// <summary>Makes a client. Nothing is sent before the first call.</summary>
    /// <param name="options">Where and how to call.</param>
    /// <exception cref="ArgumentException">An option is out of its bounds.</exception>
    public HubClient(HubClientOptions options)
    {
        options.Check();
        channel = GrpcChannel.ForAddress(options.Address, new GrpcChannelOptions
        {
            HttpHandler = Handler(options),
            DisposeHttpClient = true,
            MaxReceiveMessageSize = MaxReceivedMessageBytes,
        });
        var calls = new HubCalls(options);
        Communes = new CommunesClient(new CommuneService.CommuneServiceClient(channel), calls);
        Catalogue = new CatalogueClient(new CatalogueService.CatalogueServiceClient(channel), calls);
        Filings = new FilingsClient(new FilingService.FilingServiceClient(channel), calls);
        Attachments = new AttachmentsClient(new AttachmentService.AttachmentServiceClient(channel), calls);
        Evidence = new EvidenceClient(new EvidenceService.EvidenceServiceClient(channel), calls);
        Lanes = new LanesClient(new LaneService.LaneServiceClient(channel), calls);
        Access = new AccessClient(new AccessService.AccessServiceClient(channel), calls);
        Privacy = new PrivacyClient(new PrivacyService.PrivacyServiceClient(channel), calls);
    }

    /// <summary>Provinces and communes, of today and before.</summary>
    public CommunesClient Communes { get; }

    /// <summary>Administrative procedures.</summary>
    public CatalogueClient Catalogue { get; }

    /// <summary>Filings: submit, follow, watch.</summary>
    public FilingsClient Filings { get; }

    /// <summary>Files of filings: up and down.</summary>
    public AttachmentsClient Attachments { get; }

    /// <summary>What proves what the hub did.</summary>
    public EvidenceClient Evidence { get; }

    /// <summary>What waits to be sent to the national services.</summary>
    public LanesClient Lanes { get; }

    /// <summary>Who may call the hub.</summary>
    public AccessClient Access { get; }

    /// <summary>What the hub holds about people.</summary>
    public PrivacyClient Privacy { get; }

    /// <summary>Ends the connection; calls under way fail.</summary>
    public void Dispose() => channel.Dispose();

    private static SocketsHttpHandler Handler(HubClientOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5),
            // Routers on the way forget silent connections without telling either end.
            KeepAlivePingDelay = TimeSpan.FromSeconds(60),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(20),
        };
        HubTls.Configure(handler, options);
        options.ConfigureHandler?.Invoke(handler);
        return handler;
    }
}
