using IntegrationHub.Filings.V1;
using IntegrationHub.Sandbox;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Attachments.Scanning;

public sealed class ScanAttachmentTests(PostgresServer server) : IAsyncLifetime
{
    private static readonly Uri Nowhere = new("tcp://127.0.0.1:9");

    private SandboxHost? sandbox;

    private SandboxHost Sandbox => sandbox!;

    public async ValueTask InitializeAsync() => sandbox = await SandboxHost.StartAsync(new SandboxOptions { Url = SandboxHost.AnyPort, ScannerPort = 0 });

    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();

    [Fact]
    public async Task A_scanner_out_of_reach_is_waited_for_without_counting_and_never_means_clean()
    {
        await using var hub = await StillScan.StartAsync(server, Nowhere);
        var name = await hub.UploadAsync(Uploads.Content(20));

        foreach (var _ in Enumerable.Range(0, 3 * StillScan.MaxAttempts))
        {
            var row = await hub.TakeAsync();
            Assert.Equal(1, row!.Attempts);
            Assert.False(await hub.ScanAsync(row));
        }

        Assert.Equal(ScanState.Pending, (await hub.FindAsync(name)).ScanState);
    }

    [Fact]
    public async Task A_scanner_that_answers_without_meaning_is_asked_so_often_and_then_a_person()
    {
        await using var hub = await StillScan.StartAsync(server, await Sandbox.Control.ScannerAsync());
        hub.Log.Expect(1414);
        await Sandbox.FailAsync(new { kind = "refuse", service = "clamd", message = "Heuristics broke" });
        var name = await hub.UploadAsync(Uploads.Content(20));

        foreach (var _ in Enumerable.Range(0, StillScan.MaxAttempts))
        {
            Assert.True(await hub.ScanAsync((await hub.TakeAsync())!));
        }

        Assert.Null(await hub.TakeAsync());
        Assert.Equal(ScanState.Pending, (await hub.FindAsync(name)).ScanState);
        Assert.Equal(1, await TableRows.CountAsync(hub.Database, "SELECT count(*) FROM outbox WHERE state = 'attention' AND reason LIKE '%Heuristics broke%'"));
    }

    [Fact]
    public async Task A_worker_whose_lease_was_lost_changes_no_verdict()
    {
        await using var hub = await StillScan.StartAsync(server, await Sandbox.Control.ScannerAsync());
        var name = await hub.UploadAsync(TestVirus.Pdf);
        var late = await hub.TakeAsync();
        var next = await hub.TakeAsync();

        await hub.ScanAsync(late!);
        var between = (await hub.FindAsync(name)).ScanState;
        await hub.ScanAsync(next!);

        Assert.Equal((ScanState.Pending, ScanState.Infected), (between, (await hub.FindAsync(name)).ScanState));
        Assert.Null(await hub.TakeAsync());
    }

    [Fact]
    public async Task A_file_that_has_its_verdict_is_not_scanned_again()
    {
        await using var hub = await StillScan.StartAsync(server, Nowhere);
        await hub.UploadAsync(Uploads.Content(20));
        var row = await hub.TakeAsync();
        await TableRows.ExecuteAsync(hub.Database, "UPDATE attachment SET scan_state = 3");

        Assert.True(await hub.ScanAsync(row!));

        Assert.Null(await hub.TakeAsync());
    }

    [Fact]
    public async Task What_is_scanned_is_the_file_and_not_what_is_stored()
    {
        await using var hub = await StillScan.StartAsync(server, await Sandbox.Control.ScannerAsync());
        // So long that the test string is cut between two stored pieces.
        byte[] content = [.. Uploads.Content(Uploads.MiB - 30), .. TestVirus.Pdf[9..], .. new byte[100]];
        var name = await hub.UploadAsync(content[..Uploads.MiB], content[Uploads.MiB..]);

        await hub.ScanAsync((await hub.TakeAsync())!);

        Assert.Equal((ScanState.Infected, TestVirus.Signature), ((await hub.FindAsync(name)).ScanState, (await hub.FindAsync(name)).ScanSignature));
    }
}
