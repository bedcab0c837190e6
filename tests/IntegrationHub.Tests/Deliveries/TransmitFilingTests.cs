using IntegrationHub.Deliveries;
using IntegrationHub.Filings;
using IntegrationHub.Filings.V1;
using IntegrationHub.Lanes;
using Xunit;
using Filing = IntegrationHub.Filings.Filing;

namespace IntegrationHub.Tests.Deliveries;

public sealed class TransmitFilingTests(StillHub hub) : DeliveryTests(hub)
{
    [Fact]
    public async Task A_new_filing_is_inserted_once_and_the_promise_is_kept()
    {
        var code = await Hub.SubmitAsync();

        Assert.True(await Hub.AttemptAsync());

        Assert.Equal(["insert 1"], Portal.Calls);
        Assert.True(await Hub.IsDoneAsync());
        var delivery = await DeliveryAsync(code);
        Assert.Equal((DeliveryState.Delivered, 1L, 0), (delivery.State, delivery.DeliveredVersion, delivery.SettledAnswers));
        Assert.Equal(Hub.Clock.GetUtcNow(), delivery.DeliveredAt);
    }

    [Fact]
    public async Task A_change_of_a_delivered_filing_is_an_update()
    {
        var code = await Hub.SubmitAsync();
        await Hub.AttemptAsync();
        var first = (await DeliveryAsync(code)).DeliveredAt;

        await Hub.ProgressAsync(code, status: FilingStatus.InProcess);
        await Hub.AttemptAsync();

        Assert.Equal(["insert 1", "update 2", "steps 1-1"], Portal.Calls);
        var delivery = await DeliveryAsync(code);
        Assert.Equal((DeliveryState.Delivered, 2L), (delivery.State, delivery.DeliveredVersion));
        Assert.Equal(first, delivery.DeliveredAt);
    }

    [Fact]
    public async Task Many_changes_before_the_first_attempt_are_one_insert_of_the_newest()
    {
        var code = await Hub.SubmitAsync();
        await Hub.ProgressAsync(code, steps: 3);

        await Hub.AttemptAsync();

        Assert.Equal(["insert 4", "steps 1-3"], Portal.Calls);
        Assert.Equal(4, (await DeliveryAsync(code)).DeliveredVersion);
    }

    [Fact]
    public async Task A_filing_changed_while_it_is_sent_is_delivered_in_its_newest_version()
    {
        var code = await Hub.SubmitAsync();
        Portal.During("insert", () => Hub.ProgressAsync(code, status: FilingStatus.InProcess));

        await Hub.AttemptAsync();
        var between = await DeliveryAsync(code);
        await Hub.AttemptAsync();

        Assert.Equal((DeliveryState.Pending, 1L), (between.State, between.DeliveredVersion));
        Assert.Equal(2, Portal.Held[code]);
        Assert.Equal((DeliveryState.Delivered, 2L), ((await DeliveryAsync(code)).State, (await DeliveryAsync(code)).DeliveredVersion));
        Assert.True(await Hub.IsDoneAsync());
    }

    [Fact]
    public async Task A_filing_the_portal_has_already_is_updated_instead()
    {
        var code = await Hub.SubmitAsync();
        Portal.Held[code] = 0;

        await Hub.AttemptAsync();

        Assert.Equal(["insert 1", "update 1"], Portal.Calls);
        Assert.Equal(DeliveryState.Delivered, (await DeliveryAsync(code)).State);
    }

    [Fact]
    public async Task A_filing_that_vanished_at_the_portal_is_inserted_anew()
    {
        var code = await Hub.SubmitAsync();
        await Hub.AttemptAsync();
        await Hub.ProgressAsync(code);
        Portal.Held.Clear();

        await Hub.AttemptAsync();

        Assert.Equal(["insert 1", "update 2", "insert 2", "steps 1-1"], Portal.Calls);
        Assert.Equal(DeliveryState.Delivered, (await DeliveryAsync(code)).State);
        Assert.Contains(Hub.Log.Records, r => r.EventId.Id == 1105 && r.Message.Contains(code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_portal_that_contradicts_itself_is_asked_later()
    {
        var code = await Hub.SubmitAsync();
        Portal.AnswerTo("insert", new PortalAnswer.AlreadyThere());

        await Hub.AttemptAsync();
        var between = await DeliveryAsync(code);
        await Hub.AttemptAsync();

        Assert.Equal(DeliveryState.Unknown, between.State);
        Assert.Equal(["insert 1", "update 1", "find", "insert 1"], Portal.Calls);
        Assert.Equal(DeliveryState.Delivered, (await DeliveryAsync(code)).State);
    }

    [Fact]
    public async Task A_shutdown_after_the_portals_answer_does_not_forget_it()
    {
        var code = await Hub.SubmitAsync();
        using var shutdown = new CancellationTokenSource();
        Portal.During("insert", () => shutdown.CancelAsync());
        Hub.Clock.Advance(TimeSpan.FromHours(1));

        await Hub.SendUntilAsync(await Hub.TakeAsync(), shutdown.Token);

        Assert.Equal(DeliveryState.Delivered, (await DeliveryAsync(code)).State);
        Assert.True(await Hub.IsDoneAsync());
    }

    [Fact]
    public async Task A_shutdown_before_the_answer_leaves_a_question()
    {
        var code = await Hub.SubmitAsync();
        using var shutdown = new CancellationTokenSource();
        Portal.During("insert", async () =>
        {
            await shutdown.CancelAsync();
            shutdown.Token.ThrowIfCancellationRequested();
        });
        Hub.Clock.Advance(TimeSpan.FromHours(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Hub.SendUntilAsync(await Hub.TakeAsync(), shutdown.Token));
        await Hub.AttemptAsync();

        Assert.Equal(["insert 1", "find"], Portal.Calls);
        Assert.Equal((DeliveryState.Delivered, 1), ((await DeliveryAsync(code)).State, (await DeliveryAsync(code)).SettledAnswers));
    }

    [Fact]
    public async Task A_promise_of_what_was_delivered_already_asks_nobody()
    {
        var code = await Hub.SubmitAsync();
        await Hub.AttemptAsync();
        var filing = await Hub.GetAsync(code);
        await PromiseAgainAsync(filing);

        await Hub.AttemptAsync();

        Assert.Equal(["insert 1"], Portal.Calls);
        Assert.True(await Hub.IsDoneAsync());
    }

    private Task PromiseAgainAsync(Filing filing) => Hub.Database.Database.InTransactionAsync(
        async transaction =>
        {
            await using var batch = transaction.Batch();
            batch.AddPromise(FilingDeliveries.Promise(filing), Hub.Clock.GetUtcNow());
            return await batch.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        },
        TestContext.Current.CancellationToken);
}
