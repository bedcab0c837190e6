using IntegrationHub.Attachments;
using IntegrationHub.Deliveries;
using IntegrationHub.Filings.V1;
using IntegrationHub.Lanes;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Attachments;
using Xunit;

namespace IntegrationHub.Tests.Deliveries;

public sealed class QuarantineFilingTests(StillHub hub) : DeliveryTests(hub)
{
    [Fact]
    public async Task A_filing_in_quarantine_is_not_sent_and_no_attempt_is_counted()
    {
        var code = await SubmitAsync(ScanState.Pending);

        await Hub.AttemptAsync();
        await Hub.AttemptAsync();
        var delivery = await DeliveryAsync(code);

        Assert.Empty(Portal.Calls);
        Assert.Equal((DeliveryState.Pending, 0), (delivery.State, delivery.Attempts));
    }

    [Fact]
    public async Task It_waits_for_days_and_is_sent_when_the_file_is_clean()
    {
        var code = await SubmitAsync(ScanState.Pending);
        foreach (var _ in Enumerable.Range(0, 3 * StillHub.MaxAttempts))
        {
            await Hub.AttemptAsync();
        }

        await TableRows.ExecuteAsync(Hub.Database, "UPDATE attachment SET scan_state = 3 WHERE scan_state = 2");
        await Hub.AttemptAsync();

        Assert.Equal(["insert 1"], Portal.Calls);
        Assert.Equal(DeliveryState.Delivered, (await DeliveryAsync(code)).State);
    }

    [Fact]
    public async Task What_was_in_doubt_before_is_in_doubt_after()
    {
        var code = await SubmitAsync(ScanState.Clean);
        Portal.LoseAnswerOf("insert");
        await Hub.AttemptAsync();
        await TableRows.ExecuteAsync(Hub.Database, "UPDATE attachment SET scan_state = 2 WHERE scan_state = 3");
        await Hub.AttemptAsync();
        var waiting = await DeliveryAsync(code);

        await TableRows.ExecuteAsync(Hub.Database, "UPDATE attachment SET scan_state = 3 WHERE scan_state = 2");
        await Hub.AttemptAsync();

        Assert.Equal(DeliveryState.Unknown, waiting.State);
        Assert.Equal(["insert 1", "find"], Portal.Calls);
        Assert.Equal((DeliveryState.Delivered, 1), ((await DeliveryAsync(code)).State, (await DeliveryAsync(code)).SettledAnswers));
    }

    [Fact]
    public async Task A_scan_that_ends_before_the_filing_has_begun_to_wait_makes_it_due_at_once()
    {
        await SubmitAsync(ScanState.Pending);
        Hub.Clock.Advance(TimeSpan.FromHours(1));
        var row = await Hub.TakeAsync();
        var wire = await Hub.Service<PortalFilings>().OfAsync((await Hub.Service<IntegrationHub.Filings.FilingStore>().FindAsync(row.SubjectId, CancellationToken.None))!, CancellationToken.None);
        await TableRows.ExecuteAsync(Hub.Database, "UPDATE attachment SET scan_state = 3 WHERE scan_state = 2");

        var kept = await Hub.Service<QuarantineFiling>().RunAsync(row, wire);

        Assert.True(kept);
        Assert.Single(await Hub.Service<LaneClaims>().TakeAsync("portal", 10, Hub.Clock.GetUtcNow(), TimeSpan.FromMinutes(3), CancellationToken.None));
    }

    [Fact]
    public async Task A_worker_whose_lease_was_lost_lets_nothing_wait()
    {
        await SubmitAsync(ScanState.Pending);
        Hub.Clock.Advance(TimeSpan.FromHours(1));
        var late = await Hub.TakeAsync();
        Hub.Clock.Advance(TimeSpan.FromHours(1));
        await Hub.TakeAsync();

        await Hub.SendAsync(late);

        Assert.Equal(0, await TableRows.CountAsync(Hub.Database, "SELECT count(*) FROM outbox_wait"));
        Assert.Contains(Hub.Log.Records, r => r.EventId.Id == 1106);
    }

    [Fact]
    public async Task An_infected_file_leaves_the_filing_to_a_person_and_a_retry_does_not_help()
    {
        Hub.Log.Allow(1109);
        var code = await SubmitAsync(ScanState.Clean);
        await TableRows.ExecuteAsync(Hub.Database, "UPDATE attachment SET scan_state = 4, scan_signature = 'x' WHERE scan_state = 3");

        await Hub.AttemptAsync();
        await LaneItems.RetryAsync(Hub);
        await Hub.AttemptAsync();

        Assert.Empty(Portal.Calls);
        Assert.Equal(DeliveryState.NeedsAttention, (await DeliveryAsync(code)).State);
        Assert.Contains("virus scanner", (await LaneItems.WaitingAsync(Hub)).Reason, StringComparison.Ordinal);
    }

    private async Task<string> SubmitAsync(ScanState state)
    {
        var request = Uploads.Request(Uploads.Content(20));
        var attachment = (await Hub.Service<CreateAttachment>().RunAsync(request, Callers.Everyone, CancellationToken.None)).OrRefuse().Attachment;
        await TableRows.ExecuteAsync(
            Hub.Database, $"UPDATE attachment SET received_bytes = size_bytes, complete = true, scan_state = {(int)state} WHERE attachment_id = '{attachment.Name.Split('/')[^1]}'");
        return await Hub.SubmitAsync(SampleFilings.New(f => f.Components[0].Attachments.Add(attachment.Name)));
    }
}
