using Grpc.Core;
using IntegrationHub.Errors.V1;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Filings;
using IntegrationHub.Privacy;
using IntegrationHub.Privacy.V1;
using IntegrationHub.Rpc;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Deliveries;
using Xunit;

namespace IntegrationHub.Tests.Privacy;

public sealed class DestroyFilingContentTests(StillHub hub) : IClassFixture<StillHub>, IAsyncLifetime
{
    private const string Reason = "Quyết định 12/QĐ-TA ngày 24/11/2026";

    public async ValueTask InitializeAsync() => await hub.ResetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_is_ordered_is_destroyed_before_its_time_and_the_order_is_in_evidence()
    {
        var name = await hub.EndedAsync();

        var done = (await DestroyAsync(Order(name))).OrRefuse();

        var filing = await hub.FindAsync(name);
        Assert.Equal((name, true, 0), (done.Name, filing.Key is null, filing.Content.Applicants.Count));
        var entry = Assert.Single(await hub.EvidenceAsync(EvidenceKind.ContentDestroyed, name));
        Assert.Equal(($"organisations/{HubHost.Everyone}", Reason), (entry.Organisation, entry.Reason));
    }

    [Fact]
    public async Task Files_that_no_other_filing_needs_go_with_it()
    {
        var (own, shared) = (await hub.UploadAsync(), await hub.UploadAsync());
        var name = await hub.EndedAsync(KeptFilings.Naming(own, shared));
        await hub.DeliveredAsync(KeptFilings.Naming(shared));

        var done = (await DestroyAsync(Order(name))).OrRefuse();

        Assert.Equal([own], done.Attachments);
        Assert.Equal((false, true), ((await hub.FileAsync(own)).Key is not null, (await hub.FileAsync(shared)).Key is not null));
        Assert.Single(await hub.EvidenceAsync(EvidenceKind.ContentDestroyed, own));
    }

    [Fact]
    public async Task The_answers_kept_for_repeats_go_with_it()
    {
        var submission = SampleFilings.New();
        var name = await hub.EndedAsync(submission);
        await DestroyAsync(Order(name));

        var repeat = await hub.Service<SubmitFiling>().RunAsync(submission, Callers.Everyone, TestContext.Current.CancellationToken);

        Assert.True(repeat.IsRefused(out var refusal, out _));
        Assert.Equal((ErrorReason.ContentDestroyed, name), (refusal.Reason, Assert.Single(refusal.Metadata).Value));
    }

    [Fact]
    public async Task A_filing_that_has_not_ended_is_refused_and_keeps_its_content()
    {
        var name = await hub.DeliveredAsync();

        var result = await DestroyAsync(Order(name));

        Assert.True(result.IsRefused(out var refusal, out _));
        Assert.Equal((StatusCode.FailedPrecondition, ErrorReason.ContentNeeded), (refusal.Code, refusal.Reason));
        Assert.NotNull((await hub.FindAsync(name)).Key);
    }

    [Fact]
    public async Task A_filing_the_portal_has_not_all_of_is_refused_and_keeps_its_content()
    {
        var name = await hub.DeliveredAsync();
        await hub.WithdrawAsync(name);

        var result = await DestroyAsync(Order(name));

        Assert.True(result.IsRefused(out var refusal, out _));
        Assert.Equal(ErrorReason.ContentNeeded, refusal.Reason);
        Assert.NotNull((await hub.FindAsync(name)).Key);
    }

    [Fact]
    public async Task A_repeat_gets_the_first_answer_and_a_second_order_is_refused()
    {
        var name = await hub.EndedAsync();
        var order = Order(name);

        var first = (await DestroyAsync(order)).OrRefuse();
        var repeat = (await DestroyAsync(order)).OrRefuse();
        var second = await DestroyAsync(Order(name));

        Assert.Equal(first, repeat);
        Assert.True(second.IsRefused(out var refusal, out _));
        Assert.Equal(ErrorReason.ContentDestroyed, refusal.Reason);
    }

    [Fact]
    public async Task An_order_without_a_ground_is_refused()
    {
        var name = await hub.EndedAsync();

        var result = await DestroyAsync(new() { Name = name, RequestId = SampleFilings.NewId() });

        Assert.True(result.IsRefused(out var refusal, out _));
        Assert.Equal(("reason", ErrorReason.FieldRequired), (Assert.Single(refusal.Violations).Field, refusal.Reason));
        Assert.NotNull((await hub.FindAsync(name)).Key);
    }

    [Fact]
    public async Task A_filing_that_is_not_there_is_unknown()
    {
        var result = await DestroyAsync(Order($"{SampleFilings.Commune}/filings/H36.247.81-990101-0001"));

        Assert.True(result.IsRefused(out var refusal, out _));
        Assert.Equal((StatusCode.NotFound, ErrorReason.FilingUnknown), (refusal.Code, refusal.Reason));
    }

    private Task<Result<DestroyFilingContentResponse>> DestroyAsync(DestroyFilingContentRequest order) =>
        hub.Service<DestroyFilingContent>().RunAsync(order, Callers.Everyone, TestContext.Current.CancellationToken);

    private static DestroyFilingContentRequest Order(string name) => new() { Name = name, RequestId = SampleFilings.NewId(), Reason = Reason };
}
