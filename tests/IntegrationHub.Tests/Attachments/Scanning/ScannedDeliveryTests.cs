using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Deliveries;
using Xunit;

namespace IntegrationHub.Tests.Attachments.Scanning;

/// <summary>From a citizen's file to the portal, past the scanner.</summary>
public sealed class ScannedDeliveryTests(ScanningHub running) : IClassFixture<ScanningHub>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await running.ScannerComesAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_filing_is_taken_at_once_and_delivered_when_its_file_is_found_clean()
    {
        await running.ScannerGoesAsync();
        var (first, second) = (await running.Attachments.UploadAsync(Uploads.Content(100)), await running.Attachments.UploadAsync(Uploads.Content(100)));
        var filing = await running.Filings.SubmitAsync(f => f.Components[0].Attachments.Add([first.Name, second.Name]));
        var waiting = await running.Filings.WaitAsync(filing.Name, f => f.Delivery.Reason.Length > 0);

        await running.ScannerComesAsync();
        var delivered = await running.Filings.DeliveredAsync(filing.Name);

        Assert.Equal((DeliveryState.Pending, 0), (waiting.Delivery.State, waiting.Delivery.Attempts));
        Assert.Contains("virus scan", waiting.Delivery.Reason, StringComparison.Ordinal);
        Assert.Equal("", delivered.Delivery.Reason);
        Assert.Equal(2, (await running.Sandbox.FindAsync(filing.Code))!.Value.GetProperty("files").GetArrayLength());
        Assert.Equal(0, await TableRows.CountAsync(running.Database, $"SELECT count(*) FROM outbox_wait w JOIN outbox o USING (outbox_id) WHERE o.subject = '{filing.Name}'"));
    }

    [Fact]
    public async Task A_filing_whose_file_is_found_infected_later_waits_for_a_person_and_the_commune_hears_of_it()
    {
        running.Hub.Log.Expect(1109);
        await running.ScannerGoesAsync();
        var infected = await running.Attachments.UploadAsync(TestVirus.Pdf);
        var filing = await running.Filings.SubmitAsync(f => f.Components[0].Attachments.Add(infected.Name));
        await running.Filings.WaitAsync(filing.Name, f => f.Delivery.Reason.Length > 0);

        await running.ScannerComesAsync();
        var kept = await running.Filings.WaitAsync(filing.Name, f => f.Delivery.State == DeliveryState.NeedsAttention);

        Assert.Contains(infected.Name, kept.Delivery.Reason, StringComparison.Ordinal);
        Assert.Null(await running.Sandbox.FindAsync(filing.Code));
        using var watch = running.Filings.WatchFilings(new WatchFilingsRequest { Parent = SampleFilings.Commune, Cursor = "beginning" }, cancellationToken: TestContext.Current.CancellationToken);
        await Within.Until(Within.AMinute, async () =>
        {
            await watch.ResponseStream.MoveNext(TestContext.Current.CancellationToken);
            return watch.ResponseStream.Current.Event is { Kind: FilingEventKind.AttentionNeeded } told && told.Filing == filing.Name && told.Reason == kept.Delivery.Reason;
        });
    }

    [Fact]
    public async Task A_filing_kept_back_is_delivered_once_its_file_is_replaced()
    {
        running.Hub.Log.Allow(1109);
        await running.ScannerGoesAsync();
        var infected = await running.Attachments.UploadAsync(TestVirus.Pdf);
        var filing = await running.Filings.SubmitAsync(f => f.Components[0].Attachments.Add(infected.Name));
        await running.ScannerComesAsync();
        await running.Filings.WaitAsync(filing.Name, f => f.Delivery.State == DeliveryState.NeedsAttention);

        var clean = await running.Attachments.UploadAsync(Uploads.Content(100));
        await running.Filings.RequestSupplementAsync(FilingChanges.AskForMore(filing.Name), cancellationToken: TestContext.Current.CancellationToken);
        var supplement = FilingChanges.Supplement(filing.Name);
        supplement.Filing.Components.Clear();
        supplement.Filing.Components.Add(new FilingComponent(filing.Components[0]) { Attachments = { clean.Name } });
        supplement.Filing.Components[0].Attachments.Remove(infected.Name);
        await running.Filings.SupplementFilingAsync(supplement, cancellationToken: TestContext.Current.CancellationToken);
        await running.Filings.DeliveredAsync(filing.Name);

        var file = Assert.Single((await running.Sandbox.FindAsync(filing.Code))!.Value.GetProperty("files").EnumerateArray());
        Assert.Equal(Convert.ToHexStringLower(clean.Sha256.Span), file.GetProperty("sha256").GetString());
    }

    [Fact]
    public async Task A_filing_without_files_does_not_wait_for_anyone()
    {
        await running.ScannerGoesAsync();

        var filing = await running.Filings.SubmitAsync();

        await running.Filings.DeliveredAsync(filing.Name);
    }
}
