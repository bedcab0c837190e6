using IntegrationHub.Filings.V1;
using IntegrationHub.Lanes;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Attachments;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace IntegrationHub.Tests.Fuzz;

/// <summary>A hub to be maltreated, with records for right requests to be about. Nothing is delivered.</summary>
public sealed class FuzzHub(PostgresServer server) : IAsyncLifetime
{
    private const int SomeFilings = 60;
    private const int SomeAttachments = 10;

    private readonly TestDatabase database = new(server);
    private HubHost? host;
    private string? token;

    public HubHost Host => host ?? throw new InvalidOperationException("The hub is not started yet.");

    /// <summary>One token for all calls: making one takes longer than most calls.</summary>
    public string Token => token ??= Host.Issuer.Token(HubHost.Everyone, TimeProvider.System.GetUtcNow(), new Dictionary<string, object> { ["fuzz"] = "1" });

    internal FuzzSamples Samples { get; private set; } = new([], []);

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        // A million refusals in the log would be the growth of memory that is looked for.
        var settings = new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "Warning" };
        host = await HubHost.StartAsync(database, portal: null, settings: settings, replace: services => services
            .RemoveAll<LaneRegistration>()
            .AddSingleton(new LaneRegistration("portal", Concurrency: 1, _ => (_, _) => Task.FromResult(true))));
        await TableRows.ExecuteAsync(database, "INSERT INTO lane (lane, rest_until) VALUES ('portal', 'infinity') ON CONFLICT (lane) DO UPDATE SET rest_until = 'infinity'");
        await Host.AddOrganisationAsync("fuzzed");

        var filings = new FilingService.FilingServiceClient(Host.Channel);
        var names = new List<string>();
        for (var i = 0; i < SomeFilings; i++)
        {
            names.Add((await filings.SubmitFilingAsync(NewFilings.MaritalStatus(citizen: i))).Filing.Name);
        }

        var attachments = new AttachmentService.AttachmentServiceClient(Host.Channel);
        var files = new List<string>();
        for (var i = 0; i < SomeAttachments; i++)
        {
            var content = Uploads.Content(2000);
            files.Add((i % 2 == 0 ? await attachments.UploadAsync(content) : await attachments.CreateAsync(content)).Name);
        }

        Samples = new FuzzSamples(names, files);
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        await database.DisposeAsync();
    }
}

/// <summary>The test classes that share one <see cref="FuzzHub"/>, one after the other and with nothing beside them that takes memory.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class FuzzTests : ICollectionFixture<FuzzHub>;
