using System.Net;
using Grpc.Core;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Deliveries;
using Xunit;

namespace IntegrationHub.Tests.Attachments.Scanning;

public sealed class QuarantineTests(ScanningHub running) : IClassFixture<ScanningHub>, IAsyncLifetime
{
    private readonly HttpClient http = new();

    public async ValueTask InitializeAsync() => await running.ScannerComesAsync();

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_file_in_which_nothing_was_found_is_given_out()
    {
        var content = Uploads.Content(200_000);

        var uploaded = await running.Attachments.UploadAsync(content);
        var scanned = await running.ScannedAsync(uploaded.Name);

        Assert.Equal((ScanState.Pending, ScanState.Clean, ""), (uploaded.ScanState, scanned.ScanState, scanned.ScanSignature));
        Assert.Equal(content, await running.Attachments.DownloadAsync(uploaded.Name));
        Assert.Equal(content, await http.GetByteArrayAsync(await running.LinkAsync(scanned), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_nobody_has_looked_at_is_given_to_nobody()
    {
        await running.ScannerGoesAsync();
        var uploaded = await running.Attachments.UploadAsync(Uploads.Content(100));

        var refused = await Refused.ByAsync(() => running.Attachments.DownloadAsync(uploaded.Name));
        using var answer = await http.GetAsync(await running.LinkAsync(uploaded), TestContext.Current.CancellationToken);

        Assert.Equal((StatusCode.FailedPrecondition, "ATTACHMENT_SCAN_PENDING"), (refused.Code, refused.Reason));
        Assert.InRange(refused.RetryAfter ?? TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, refused.RetryAfter), (answer.StatusCode, answer.Headers.RetryAfter?.Delta));
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        // No other test's scanner must be asked about it.
        await running.ScannerComesAsync();
        await running.ScannedAsync(uploaded.Name);
    }

    [Fact]
    public async Task A_file_in_which_something_was_found_is_given_to_nobody_and_named_by_no_filing()
    {
        var uploaded = await running.Attachments.UploadAsync(TestVirus.Pdf);
        var scanned = await running.ScannedAsync(uploaded.Name);

        await RpcRefusals.AssertRefusedAsync(StatusCode.FailedPrecondition, "ATTACHMENT_INFECTED", () => running.Attachments.DownloadAsync(uploaded.Name));
        await RpcRefusals.AssertRefusedAsync(
            StatusCode.FailedPrecondition, "ATTACHMENT_INFECTED", () => running.Filings.SubmitAsync(f => f.Components[0].Attachments.Add(uploaded.Name)));
        using var answer = await http.GetAsync(await running.LinkAsync(scanned), TestContext.Current.CancellationToken);

        Assert.Equal((ScanState.Infected, TestVirus.Signature), (scanned.ScanState, scanned.ScanSignature));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains(running.Hub.Log.Records, r => r.EventId.Id == 1412 && r.Message.Contains(uploaded.Name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("lost_request")]
    [InlineData("lost_answer")]
    [InlineData("half_answer")]
    [InlineData("refuse")]
    public async Task A_scanner_that_does_not_answer_is_asked_again_and_never_believed(string kind)
    {
        await running.Sandbox.FailAsync(new { kind, service = "clamd", message = "Time limit reached", times = 2 });

        var uploaded = await running.Attachments.UploadAsync(TestVirus.Pdf);
        var scanned = await running.ScannedAsync(uploaded.Name);

        Assert.Equal(ScanState.Infected, scanned.ScanState);
        Assert.Equal(2, running.Hub.Log.Records.Count(r => r.EventId.Id == 1413 && r.Message.Contains(uploaded.Name, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_file_too_large_for_the_scanner_stays_in_quarantine_and_waits_for_a_person()
    {
        running.Hub.Log.Expect(1414);

        var uploaded = await running.Attachments.UploadAsync(Uploads.Content(2 * Uploads.MiB));
        await running.Hub.Log.Seen(1414).Within(Within.AMinute);
        var items = new IntegrationHub.Lanes.V1.LaneService.LaneServiceClient(running.Hub.Channel);

        await Within.Until(Within.AMinute, async () => (await items.ListLaneItemsAsync(new() { Parent = "lanes/scan", State = IntegrationHub.Lanes.V1.LaneItemState.Attention }))
            .Items.Any(item => item.Subject == uploaded.Name && item.Reason.Contains("StreamMaxLength", StringComparison.Ordinal)));
        Assert.Equal(ScanState.Pending, (await running.Attachments.GetAsync(uploaded.Name)).ScanState);
    }

    [Fact]
    public async Task The_verdict_is_in_evidence_by_the_hash_of_the_file()
    {
        var uploaded = await running.Attachments.UploadAsync(TestVirus.Pdf);
        await running.ScannedAsync(uploaded.Name);

        await using var command = running.Database.Database.Source.CreateCommand("SELECT body FROM evidence_entry");
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var bodies = new List<IntegrationHub.Evidence.V1.EvidenceBody>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            bodies.Add(IntegrationHub.Evidence.V1.EvidenceBody.Parser.ParseFrom((byte[])reader[0]));
        }

        var verdict = Assert.Single(bodies, b => b.Subject == uploaded.Name && b.Kind == IntegrationHub.Evidence.V1.EvidenceKind.AttachmentScanned);
        Assert.Equal(("INFECTED", uploaded.Sha256), (verdict.Status, verdict.Fingerprint));
    }

    [Fact]
    public void A_hub_with_a_scanner_says_so_at_its_start() => Assert.Single(running.Hub.Log.Records, r => r.EventId.Id == 1411);
}
