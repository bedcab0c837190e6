using Grpc.Core;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;
using Call = IntegrationHub.Tests.Filings.FilingOperation.Call;

namespace IntegrationHub.Tests.Filings;

[Collection<FilingTests>]
public sealed class ChangeFilingTests(FilingHub hub)
{
    public static TheoryData<string> Operations => [.. FilingOperation.All.Keys];

    [Theory, MemberData(nameof(Operations))]
    public async Task It_makes_the_next_version_and_promises_its_delivery(string name)
    {
        var operation = FilingOperation.All[name];
        var before = await hub.Filings.FileAsync(operation.From);

        var after = await operation.RunAsync(hub.Filings, new Call(before.Name));

        Assert.Equal((operation.To, before.Version + 1, $"\"v{before.Version + 1}\""), (after.Status, after.Version, after.Etag));
        Assert.Equal((DeliveryState.Pending, 0), (after.Delivery.State, after.Delivery.Attempts));
        Assert.Equal(after, await hub.Filings.GetAsync(before.Name));
        Assert.Equal(after.Version, await TableRows.CountAsync(hub.Database, $"SELECT generation FROM outbox WHERE subject = '{before.Name}'"));
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task Its_step_and_its_event_are_stored_with_it(string name)
    {
        var operation = FilingOperation.All[name];
        var commune = hub.FreshCommune();
        var before = await hub.Filings.FileAsync(operation.From, commune);
        var call = new Call(before.Name);

        var after = await operation.RunAsync(hub.Filings, call);

        using var watch = hub.Filings.Watch(new() { Parent = commune, Cursor = "beginning" });
        var told = (await watch.EventsUntilAsync(e => e.Version == after.Version))[^1];
        Assert.Equal((operation.Kind, operation.To, after.UpdateTime), (told.Kind, told.Status, told.EventTime));
        Assert.Equal((call.Step!.Officer, call.Step.OfficerTitle, call.Step.Department, call.Step.Content), (told.Step.Officer, told.Step.OfficerTitle, told.Step.Department, told.Step.Content));
        Assert.Equal(after.Version - 1, await TableRows.CountAsync(hub.Database, $"SELECT max(step_number) FROM filing_step JOIN filing USING (filing_id) WHERE code = '{after.Code}' AND filing_step.delivery = 1"));
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task With_the_etag_of_before_somebody_else_s_change_it_is_refused_and_changes_nothing(string name)
    {
        var operation = FilingOperation.All[name];
        var read = await hub.Filings.FileAsync(operation.From);
        var changed = await hub.Filings.ProgressAsync(FilingChanges.Progress(read.Name));

        var refused = await Refused.ByAsync(() => operation.RunAsync(hub.Filings, new Call(read.Name) { Etag = read.Etag }));

        Assert.Equal((StatusCode.Aborted, "ETAG_MISMATCH", changed.Etag), (refused.Code, refused.Reason, refused.Info.Metadata["etag"]));
        Assert.Equal(changed, await hub.Filings.GetAsync(read.Name));
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task Of_many_who_decided_on_one_etag_one_has_his_way(string name)
    {
        var operation = FilingOperation.All[name];
        var read = await hub.Filings.FileAsync(operation.From);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => Record.ExceptionAsync(() => operation.RunAsync(hub.Filings, new Call(read.Name) { Etag = read.Etag })).AsTask()));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.All(outcomes.OfType<RpcException>(), refused => Assert.Equal(StatusCode.Aborted, refused.StatusCode));
        Assert.Equal(read.Version + 1, (await hub.Filings.GetAsync(read.Name)).Version);
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task A_repeat_gets_the_first_answer_and_changes_nothing(string name)
    {
        var operation = FilingOperation.All[name];
        var before = await hub.Filings.FileAsync(operation.From);
        var call = new Call(before.Name) { Etag = before.Etag };
        var first = await operation.RunAsync(hub.Filings, call);
        await hub.Filings.ProgressAsync(FilingChanges.Progress(before.Name));
        var rows = await TableRows.CountAllAsync(hub.Database);

        var repeat = await operation.RunAsync(hub.Filings, call);

        Assert.Equal(first, repeat);
        Assert.Equal(rows, await TableRows.CountAllAsync(hub.Database));
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task Copies_sent_at_once_make_one_version(string name)
    {
        var operation = FilingOperation.All[name];
        var before = await hub.Filings.FileAsync(operation.From);
        var call = new Call(before.Name);

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => operation.RunAsync(hub.Filings, call)));

        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        Assert.Equal(before.Version + 1, (await hub.Filings.GetAsync(before.Name)).Version);
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task The_id_with_other_content_is_refused(string name)
    {
        var operation = FilingOperation.All[name];
        var before = await hub.Filings.FileAsync(operation.From);
        var call = new Call(before.Name);
        await operation.RunAsync(hub.Filings, call);

        var refused = await Refused.ByAsync(() => operation.RunAsync(hub.Filings, call with { Step = NewFilings.Step("Another") }));

        Assert.Equal((StatusCode.AlreadyExists, "REQUEST_ID_REUSED"), (refused.Code, refused.Reason));
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task A_filing_that_is_none_or_another_commune_s_is_unknown_and_nothing_is_stored(string name)
    {
        var operation = FilingOperation.All[name];
        var filing = await hub.Filings.FileAsync(operation.From);
        var rows = await TableRows.CountAllAsync(hub.Database);

        foreach (var wrong in new[] { $"{LamDong.XuanHuong}/filings/H36.247.81-200101-0001", $"{LamDong.PhanThiet}/filings/{filing.Code}" })
        {
            var refused = await Refused.ByAsync(() => operation.RunAsync(hub.Filings, new Call(wrong)));

            Assert.Equal((StatusCode.NotFound, "FILING_UNKNOWN", wrong), (refused.Code, refused.Reason, refused.Info.Metadata["filing"]));
        }

        Assert.Equal(rows, await TableRows.CountAllAsync(hub.Database));
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task Name_request_id_and_step_are_checked_together(string name)
    {
        var refused = await Refused.ByAsync(() => FilingOperation.All[name].RunAsync(
            hub.Filings, new Call("communes/-/filings/H36.247.81-200101-0001") { RequestId = "1", Step = null }));

        var field = name == "SupplementFiling" ? "filing.name" : "name";
        Assert.Equal(
            [(field, "FIELD_INVALID"), ("request_id", "REQUEST_ID_INVALID"), ("step", "FIELD_REQUIRED")],
            refused.Violations.Select(v => (v.Field, v.Reason)));
    }
}
