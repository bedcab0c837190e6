using Grpc.Core;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Limits;

public sealed class CallDeadlineTests(PostgresServer server)
{
    public static TheoryData<string, TimeSpan?> Asked => new()
    {
        { "none", null },
        { "a longer one", TimeSpan.FromHours(1) },
    };

    [Theory]
    [MemberData(nameof(Asked))]
    public async Task A_call_ends_after_the_hub_s_own_deadline_and_so_does_its_work_in_the_store(string asked, TimeSpan? deadline)
    {
        await using var hub = await LimitedHub.StartAsync(server, ("CallDeadline", "00:00:01"));
        var request = NewFilings.MaritalStatus();
        await using var blocked = await BlockedStatements.ClaimAsync(hub.Database, request.Parent, request.RequestId);

        var call = new FilingService.FilingServiceClient(hub.Host.Channel).SubmitFilingAsync(
            request, deadline: deadline is { } time ? (TimeProvider.System.GetUtcNow() + time).UtcDateTime : null, cancellationToken: TestContext.Current.CancellationToken);
        var ended = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.Within(Within.AMinute));

        Assert.True(ended.StatusCode == StatusCode.DeadlineExceeded, $"With {asked}: {ended.Status}");
        await blocked.ReachAsync(0);
    }
}
