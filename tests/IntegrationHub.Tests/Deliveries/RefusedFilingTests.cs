using Grpc.Core;
using IntegrationHub.Filings.V1;
using IntegrationHub.Lanes.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Deliveries;

/// <summary>A refusal as an operator meets it, from the portal's words to the retry.</summary>
public sealed class RefusedFilingTests(RunningHub running) : IClassFixture<RunningHub>, IAsyncLifetime
{
    private const string Words = "Hồ sơ của Nguyễn Thị Thử Nghiệm, số 068190004321, không khớp CSDL dân cư";

    // What the words repeat of the citizen is left out; what is to be mended stays readable.
    private const string Readable = "The portal refused it with code -1: Hồ sơ của …, số …, không khớp CSDL dân cư";

    public ValueTask InitializeAsync()
    {
        running.Hub.Log.Allow(1103);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync() => await running.Sandbox.FailAsync();

    [Fact]
    public async Task A_refused_filing_waits_with_the_portals_words_until_an_operator_sends_it_again()
    {
        var refused = await RefusedAsync();
        var item = await ItemAsync(refused);

        await running.Sandbox.FailAsync();
        await running.Lanes.RetryLaneItemAsync(
            new RetryLaneItemRequest { Name = item.Name, RequestId = SampleFilings.NewId() }, cancellationToken: TestContext.Current.CancellationToken);
        var delivered = await running.Filings.DeliveredAsync(refused.Name);

        Assert.Equal(Readable, refused.Delivery.Reason);
        Assert.Equal((refused.Delivery.Reason, LaneItemState.Attention), (item.Reason, item.State));
        Assert.Equal("", delivered.Delivery.Reason);
        Assert.NotNull(await running.Sandbox.FindAsync(refused.Code));
    }

    [Fact]
    public async Task A_refusal_counts_as_one_attempt_and_plans_no_other()
    {
        var refused = await RefusedAsync();

        Assert.Equal(1, refused.Delivery.Attempts);
        Assert.Null(refused.Delivery.NextAttemptTime);
    }

    [Fact]
    public async Task Those_who_watch_hear_of_the_refusal_and_of_the_delivery()
    {
        using var watch = running.Filings.WatchFilings(
            new WatchFilingsRequest { Parent = SampleFilings.Commune }, cancellationToken: TestContext.Current.CancellationToken);
        await watch.ResponseStream.MoveNext(TestContext.Current.CancellationToken).Within(Within.AMinute);
        var refused = await RefusedAsync();
        await running.Sandbox.FailAsync();
        await running.Lanes.RetryLaneItemAsync(
            new RetryLaneItemRequest { Name = (await ItemAsync(refused)).Name, RequestId = SampleFilings.NewId() },
            cancellationToken: TestContext.Current.CancellationToken);

        var kinds = new List<FilingEventKind>();
        while (kinds.LastOrDefault() != FilingEventKind.Delivered)
        {
            Assert.True(await watch.ResponseStream.MoveNext(TestContext.Current.CancellationToken).Within(Within.AMinute));
            if (watch.ResponseStream.Current.Event is { } happened && happened.Filing == refused.Name)
            {
                kinds.Add(happened.Kind);
            }
        }

        Assert.Equal([FilingEventKind.Submitted, FilingEventKind.AttentionNeeded, FilingEventKind.Delivered], kinds);
    }

    [Fact]
    public async Task A_filing_under_a_procedure_the_portal_does_not_have_is_told_so()
    {
        await running.Sandbox.FailAsync(new { kind = "refuse", service = "LayThuTuc", code = "-1", message = "Đơn vị chưa được cấp quyền" });

        var filing = await running.Filings.SubmitAsync(f =>
        {
            f.Procedure = "procedures/1.000894";
            f.Components.Clear();
            f.Components.Add(new FilingComponent { Code = "1.000894-TP01", PaperOriginals = 1 });
        });
        var refused = await running.Filings.WaitAsync(filing.Name, f => f.Delivery.State == DeliveryState.NeedsAttention);

        Assert.Contains("LayThuTuc 1.000894: Đơn vị chưa được cấp quyền", refused.Delivery.Reason);
    }

    private async Task<Filing> RefusedAsync()
    {
        await running.Sandbox.FailAsync(new { kind = "refuse", service = "DongBoHoSoMC", message = Words });
        var filing = await running.Filings.SubmitAsync();
        return await running.Filings.WaitAsync(filing.Name, f => f.Delivery.State == DeliveryState.NeedsAttention);
    }

    private async Task<LaneItem> ItemAsync(Filing filing)
    {
        var items = await running.Lanes.ListLaneItemsAsync(new ListLaneItemsRequest { Parent = "lanes/portal", State = LaneItemState.Attention });
        return Assert.Single(items.Items, i => i.Subject == filing.Name);
    }
}
