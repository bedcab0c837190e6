using Grpc.Core;
using IntegrationHub.Storage;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Filings;
using Npgsql;
using Xunit;

namespace IntegrationHub.Tests.Rpc;

[Collection<FilingTests>]
public sealed class LostStoreTests(FilingHub hub)
{
    public static TheoryData<string, bool> States => new()
    {
        { PostgresErrorCodes.AdminShutdown, true },
        { PostgresErrorCodes.CrashShutdown, true },
        { PostgresErrorCodes.CannotConnectNow, true },
        { PostgresErrorCodes.TooManyConnections, true },
        { PostgresErrorCodes.DiskFull, true },
        { PostgresErrorCodes.ConnectionFailure, true },
        { PostgresErrorCodes.ReadOnlySqlTransaction, true },
        { PostgresErrorCodes.UniqueViolation, false },
        { PostgresErrorCodes.UndefinedTable, false },
        { PostgresErrorCodes.QueryCanceled, false },
        { PostgresErrorCodes.SyntaxError, false },
    };

    [Theory, MemberData(nameof(States))]
    public void What_the_server_says_tells_a_loss_from_a_bug(string state, bool lost) =>
        Assert.Equal(lost, StoreLoss.Is(new PostgresException("said so", "ERROR", "ERROR", state)));

    [Fact]
    public void A_loss_is_one_however_deep_it_lies()
    {
        Assert.True(StoreLoss.Is(new InvalidOperationException("outer", new TimeoutException("middle", new NpgsqlException("the line is cut")))));
        Assert.False(StoreLoss.Is(new InvalidOperationException("outer", new TimeoutException("inner"))));
    }

    [Fact]
    public async Task A_write_cut_off_by_the_server_is_unavailable_with_a_time_to_repeat()
    {
        var request = NewFilings.MaritalStatus(LamDong.PhanThiet);
        await using var blocked = await BlockedStatements.ClaimAsync(hub.Database, request.Parent, request.RequestId);
        var submission = Refused.ByAsync(() => hub.Filings.SubmitAsync(request));
        await blocked.ReachAsync(1);

        await blocked.TerminateAsync();

        var refused = await submission;
        Assert.Equal((StatusCode.Unavailable, "STORE_UNAVAILABLE"), (refused.Code, refused.Reason));
        Assert.Equal(TimeSpan.FromSeconds(1), refused.RetryAfter);
    }

    [Fact]
    public async Task Repeated_after_the_loss_it_is_accepted_once()
    {
        var request = NewFilings.MaritalStatus(LamDong.PhanThiet, change: f => f.CommuneReference = "cut off");
        await using (var blocked = await BlockedStatements.ClaimAsync(hub.Database, request.Parent, request.RequestId))
        {
            var submission = Refused.ByAsync(() => hub.Filings.SubmitAsync(request));
            await blocked.ReachAsync(1);
            await blocked.TerminateAsync();
            await submission;
        }

        await hub.Filings.SubmitAsync(request);

        var listed = await hub.Filings.ListAsync(new() { Parent = request.Parent, Filter = "commune_reference = \"cut off\"" });
        Assert.Single(listed.Filings);
    }
}
