using IntegrationHub.Attachments;
using IntegrationHub.Filings.V1;
using IntegrationHub.Sandbox;
using IntegrationHub.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Attachment = IntegrationHub.Filings.V1.Attachment;

namespace IntegrationHub.Tests.Attachments.Scanning;

/// <summary>A hub that has every file scanned by the sandbox's scanner over TCP, for the tests of one class.</summary>
public sealed class ScanningHub(PostgresServer server) : IAsyncLifetime
{
    /// <summary>The most the scanner takes of one file.</summary>
    public const int MostBytes = 300_000;

    private TestDatabase? database;
    private SandboxHost? sandbox;
    private HubHost? hub;

    public TestDatabase Database => database!;

    public SandboxHost Sandbox => sandbox!;

    public HubHost Hub => hub!;

    public AttachmentService.AttachmentServiceClient Attachments => new(Hub.Channel);

    public FilingService.FilingServiceClient Filings => new(Hub.Channel);

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(server);
        sandbox = await SandboxHost.StartAsync(new SandboxOptions { Url = SandboxHost.AnyPort, ScannerPort = 0, ScannerMaxBytes = MostBytes });
        hub = await HubHost.StartAsync(database, sandbox.Address, settings: new Dictionary<string, string?>
        {
            ["Scanning:ClamdAddress"] = $"{await sandbox.Control.ScannerAsync()}",
            ["Scanning:FirstDelay"] = "00:00:00.05",
            ["Scanning:LongestDelay"] = "00:00:00.2",
            ["Lanes:Rest"] = "00:00:00.1",
            ["Scanning:MaxAttempts"] = "1000",
            // So long that a filing which is not woken is not delivered while a test waits.
            ["Deliveries:LongestDelay"] = "01:00:00",
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (hub is not null)
        {
            await hub.DisposeAsync();
        }

        if (sandbox is not null)
        {
            await sandbox.DisposeAsync();
        }

        if (database is not null)
        {
            await database.DisposeAsync();
        }
    }

    /// <summary>From now on the scanner hangs up on everyone.</summary>
    internal Task ScannerGoesAsync() => Sandbox.FailAsync(new { kind = "lost_request", service = "clamd" });

    /// <summary>It is back.</summary>
    internal Task ScannerComesAsync() => Sandbox.FailAsync();

    /// <summary>The file once the scanner has said something of it.</summary>
    internal async Task<Attachment> ScannedAsync(string name)
    {
        var attachment = await Attachments.GetAsync(name);
        await Within.Until(Within.AMinute, async () => (attachment = await Attachments.GetAsync(name)).ScanState != ScanState.Pending);
        return attachment;
    }

    /// <summary>Where the portal would fetch it.</summary>
    internal async Task<Uri> LinkAsync(Attachment attachment)
    {
        var record = await Hub.Services.GetRequiredService<AttachmentStore>()
            .FindAsync(Guid.Parse(attachment.Name.Split('/')[^1]), TestContext.Current.CancellationToken);
        return Hub.Services.GetRequiredService<AttachmentLinks>().To(record!);
    }
}
