using Grpc.Core;
using IntegrationHub.Filings;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Filings;

[Collection<FilingTests>]
public sealed class StatusMovesTests(FilingHub hub)
{
    private static readonly FilingStatus[] All = [.. Enum.GetValues<FilingStatus>().Where(s => s != FilingStatus.Unspecified)];

    public static MatrixTheoryData<FilingStatus, FilingStatus> Pairs => new(All, All.Where(s => s != FilingStatus.Registered));

    public static TheoryData<FilingStatus> Statuses => [.. All];

    [Fact]
    public void The_contract_s_comment_and_the_code_have_the_same_table()
    {
        Assert.Equal(All, StatusTable.Moves.Keys.Order());
        Assert.All(All, from => Assert.Equal(StatusTable.Moves[from].Order(), FilingMoves.From(from).Order()));
    }

    [Theory, MemberData(nameof(Pairs))]
    public async Task A_move_of_the_table_is_made_and_every_other_is_refused_with_what_is_allowed(FilingStatus from, FilingStatus to)
    {
        var filing = await hub.Filings.FileAsync(from);
        Assert.Equal(from, filing.Status);

        if (StatusTable.Moves[from].Contains(to))
        {
            Assert.Equal(to, (await hub.Filings.MoveAsync(filing.Name, to)).Status);
            return;
        }

        var refused = await Refused.ByAsync(() => hub.Filings.MoveAsync(filing.Name, to));
        Assert.Equal((StatusCode.FailedPrecondition, "STATUS_MOVE_NOT_ALLOWED"), (refused.Code, refused.Reason));
        Assert.Equal(
            [("allowed", string.Join(',', StatusTable.Moves[from].Select(s => s.ContractName()))), ("filing", filing.Name), ("from", from.ContractName()), ("to", to.ContractName())],
            refused.Info.Metadata.Select(m => (m.Key, m.Value)).Order());
        Assert.Equal(filing, await hub.Filings.GetAsync(filing.Name));
    }

    [Theory, MemberData(nameof(Statuses))]
    public async Task Nothing_leads_back_to_the_beginning(FilingStatus from)
    {
        var filing = await hub.Filings.FileAsync(from);

        var refused = await Refused.ByAsync(() => hub.Filings.ProgressAsync(FilingChanges.Progress(filing.Name, FilingStatus.Registered)));

        Assert.Equal(("FIELD_INVALID", "status"), (refused.Reason, Assert.Single(refused.Violations).Field));
    }

    [Theory, MemberData(nameof(Statuses))]
    public async Task A_step_that_names_no_status_moves_nothing_and_is_taken_in_every_one(FilingStatus status)
    {
        var filing = await hub.Filings.FileAsync(status);

        var after = await hub.Filings.ProgressAsync(FilingChanges.Progress(filing.Name));

        Assert.Equal((status, filing.Version + 1), (after.Status, after.Version));
    }

    [Theory, MemberData(nameof(Statuses))]
    public async Task Documents_are_taken_in_only_where_they_are_awaited(FilingStatus status)
    {
        var filing = await hub.Filings.FileAsync(status);
        var supplement = () => hub.Filings.SupplementAsync(FilingChanges.Supplement(filing.Name));

        if (status == FilingStatus.SupplementRequested)
        {
            Assert.Equal(FilingStatus.Accepted, (await supplement()).Status);
            return;
        }

        var refused = await Refused.ByAsync(supplement);
        Assert.Equal((StatusCode.FailedPrecondition, "SUPPLEMENT_NOT_REQUESTED"), (refused.Code, refused.Reason));
        Assert.Equal((filing.Name, status.ContractName()), (refused.Info.Metadata["filing"], refused.Info.Metadata["status"]));
    }

    [Theory, MemberData(nameof(Statuses))]
    public async Task A_result_handed_over_at_once_ends_only_what_could_be_finished(FilingStatus status)
    {
        var filing = await hub.Filings.FileAsync(status);
        var complete = () => hub.Filings.CompleteAsync(FilingChanges.Complete(filing.Name, returned: true));

        if (StatusTable.Moves[status].Contains(FilingStatus.Finished))
        {
            Assert.Equal(FilingStatus.ResultReturned, (await complete()).Status);
            return;
        }

        Assert.Equal("STATUS_MOVE_NOT_ALLOWED", (await Refused.ByAsync(complete)).Reason);
    }
}
