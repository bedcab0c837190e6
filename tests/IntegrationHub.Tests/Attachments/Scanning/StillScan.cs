using Grpc.Core;
using IntegrationHub.Attachments.Scanning;
using IntegrationHub.Lanes;
using IntegrationHub.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IntegrationHub.Tests.Attachments.Scanning;

/// <summary>A hub with a scanner in which nothing moves by itself: a test takes what is to be scanned and scans it by hand.</summary>
internal sealed class StillScan(WebApplication app, TestDatabase database, LogGuard log) : IAsyncDisposable
{
    public const int MaxAttempts = 3;

    public ManualClock Clock => (ManualClock)app.Services.GetRequiredService<TimeProvider>();

    public LogGuard Log => log;

    public TestDatabase Database => database;

    public static async Task<StillScan> StartAsync(PostgresServer server, Uri scanner)
    {
        var database = await TestDatabase.CreateAsync(server);
        var settings = new Dictionary<string, string?> { ["Scanning:ClamdAddress"] = $"{scanner}", ["Scanning:MaxAttempts"] = $"{MaxAttempts}" };
        var (app, log) = await HubHost.BuildAsync(database, portal: null, new ManualClock(), settings, replace: null);
        return new StillScan(app, database, log);
    }

    /// <summary>A complete file in quarantine; its name.</summary>
    public async Task<string> UploadAsync(params byte[][] chunks)
    {
        byte[] content = [.. chunks.SelectMany(chunk => chunk)];
        var create = app.Services.GetRequiredService<IntegrationHub.Attachments.CreateAttachment>();
        var announced = (await create.RunAsync(Uploads.Request(content), Callers.Everyone, CancellationToken.None)).OrRefuse().Attachment;
        var upload = app.Services.GetRequiredService<IntegrationHub.Attachments.UploadAttachment>();
        await upload.RunAsync(chunks.Aggregate(new ScriptedStream().Name(announced.Name), (stream, chunk) => stream.Chunk(chunk)).End().ReadAllAsync(CancellationToken.None), CancellationToken.None);
        return announced.Name;
    }

    /// <summary>What is due after a while; null: nothing.</summary>
    public async Task<LeasedRow?> TakeAsync()
    {
        Clock.Advance(TimeSpan.FromHours(1));
        var taken = await app.Services.GetRequiredService<LaneClaims>().TakeAsync(AttachmentScans.Lane, 10, Clock.GetUtcNow(), TimeSpan.FromMinutes(3), CancellationToken.None);
        return taken.SingleOrDefault();
    }

    /// <returns>False: the scanner could not be reached.</returns>
    public Task<bool> ScanAsync(LeasedRow row) => app.Services.GetRequiredService<ScanAttachment>().RunAsync(row, TestContext.Current.CancellationToken);

    public async Task<IntegrationHub.Attachments.Attachment> FindAsync(string name) =>
        (await app.Services.GetRequiredService<IntegrationHub.Attachments.AttachmentStore>().FindAsync(name, CancellationToken.None)).OrRefuse();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await database.DisposeAsync();
        log.Verify();
    }
}
