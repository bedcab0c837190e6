using CsCheck;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;
using static IntegrationHub.Filings.V1.FilingStatus;

namespace IntegrationHub.Tests.Filings;

[Collection<FilingTests>]
public sealed class FilingHistoryTests(FilingHub hub)
{
    private static readonly Gen<FilingAct> Acts =
        from kind in Gen.Enum<ActKind>()
        from progress in Gen.OneOf(Unspecified, Accepted, NotAccepted, InProcess, PaymentRequested, Stopped, ResultReturned)
        from etag in Gen.Frequency((6, Gen.Const(EtagChoice.None)), (3, Gen.Const(EtagChoice.Present)), (1, Gen.Const(EtagChoice.Stale)))
        select new FilingAct(
            kind,
            kind switch
            {
                ActKind.Progress => progress,
                ActKind.AskForMore => SupplementRequested,
                ActKind.Withdraw => Withdrawn,
                ActKind.Supplement => Unspecified,
                _ => Finished,
            },
            etag);

    [Fact]
    public Task Whatever_is_done_in_whatever_order_the_filing_is_as_its_model_says() =>
        Gen.Select(Gen.Bool, Acts.Array[1, 14]).SampleAsync(
            async (atDesk, acts) =>
            {
                var filing = await hub.Filings.SubmitAsync(atDesk ? NewFilings.Birth() : NewFilings.MaritalStatus());
                var model = new FilingModel(atDesk ? Accepted : Registered);
                foreach (var act in acts)
                {
                    var refusal = model.Apply(act);
                    if (refusal is null)
                    {
                        filing = await ActAsync(filing, act);
                    }
                    else
                    {
                        Assert.Equal(refusal, (await Refused.ByAsync(() => ActAsync(filing, act))).Reason);
                    }

                    AssertIs(model, filing);
                }

                Assert.Equal(filing, await hub.Filings.GetAsync(filing.Name));
                await AssertHistoryAsync(model, filing);
            },
            iter: 40,
            threads: 2);

    private static void AssertIs(FilingModel model, Filing filing)
    {
        Assert.Equal((model.Status, model.Version), (filing.Status, filing.Version));
        Assert.Equal(model.WasAccepted, filing.AcceptTime is not null);
        Assert.Equal(model.SupplementsAnswered, filing.Supplements.Select(s => s.ReceiveTime is not null));
        Assert.Equal(model.Results, filing.Results.Count);
        Assert.Equal(model.Status is Finished or ResultReturned, filing.FinishTime is not null);
        Assert.Equal(model.Status is NotAccepted or Withdrawn or Stopped or ResultReturned, filing.EndTime is not null);
    }

    // Versions without a gap, an event of each, a step of each but the first, one promise of all.
    private async Task AssertHistoryAsync(FilingModel model, Filing filing)
    {
        var ofFiling = $"JOIN filing f USING (filing_id) WHERE f.code = '{filing.Code}'";
        var dense = $"count(*) = {model.Version} AND count(DISTINCT e.version) = {model.Version} AND min(e.version) = 1 AND max(e.version) = {model.Version}";
        Assert.Equal(1, await TableRows.CountAsync(hub.Database, $"SELECT ({dense})::integer FROM filing_event e {ofFiling}"));
        Assert.Equal(model.Version - 1, await TableRows.CountAsync(hub.Database, $"SELECT COALESCE(max(s.step_number), 0) FROM filing_step s {ofFiling}"));
        Assert.Equal(model.Version - 1, await TableRows.CountAsync(hub.Database, $"SELECT count(*) FROM filing_step s {ofFiling}"));
        Assert.Equal(model.Version, await TableRows.CountAsync(hub.Database, $"SELECT generation FROM outbox WHERE subject = '{filing.Name}'"));
    }

    private Task<Filing> ActAsync(Filing filing, FilingAct act)
    {
        var etag = act.Etag switch
        {
            EtagChoice.Present => filing.Etag,
            EtagChoice.Stale => "\"v0\"",
            _ => "",
        };
        switch (act.Kind)
        {
            case ActKind.Progress:
                var progress = FilingChanges.Progress(filing.Name, act.Target);
                progress.Etag = etag;
                return hub.Filings.ProgressAsync(progress);
            case ActKind.AskForMore:
                var question = FilingChanges.AskForMore(filing.Name);
                question.Etag = etag;
                return hub.Filings.AskForMoreAsync(question);
            case ActKind.Supplement:
                // What is required stays: only words and fees are supplemented here.
                var supplement = FilingChanges.Supplement(filing.Name);
                supplement.Filing.Etag = etag;
                supplement.UpdateMask = new() { Paths = { "summary" } };
                return hub.Filings.SupplementAsync(supplement);
            case ActKind.Withdraw:
                var withdrawal = FilingChanges.Withdraw(filing.Name);
                withdrawal.Etag = etag;
                return hub.Filings.WithdrawAsync(withdrawal);
            default:
                var completion = FilingChanges.Complete(filing.Name, returned: act.Kind == ActKind.CompleteAndReturn);
                completion.Etag = etag;
                return hub.Filings.CompleteAsync(completion);
        }
    }
}
