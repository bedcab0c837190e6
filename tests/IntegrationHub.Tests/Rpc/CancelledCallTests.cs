using Grpc.Core;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Filings;
using Xunit;

namespace IntegrationHub.Tests.Rpc;

[Collection<FilingTests>]
public sealed class CancelledCallTests(FilingHub hub)
{
    // That the hub takes it for no fault of its own, the guard over its log sees.
    [Fact]
    public async Task A_caller_who_hangs_up_in_the_middle_leaves_nothing_behind()
    {
        var request = NewFilings.MaritalStatus(LamDong.PhanThiet, change: f => f.CommuneReference = "hung up");
        await using (var blocked = await BlockedStatements.ClaimAsync(hub.Database, request.Parent, request.RequestId))
        {
            using var call = new FilingService.FilingServiceClient(hub.Host.Channel)
                .SubmitFilingAsync(request, cancellationToken: TestContext.Current.CancellationToken);
            await blocked.ReachAsync(1);

            call.Dispose();

            var ended = await Assert.ThrowsAsync<RpcException>(async () => await call);
            Assert.Equal(StatusCode.Cancelled, ended.StatusCode);
            await blocked.ReachAsync(0);
        }

        var listed = await hub.Filings.ListAsync(new() { Parent = request.Parent, Filter = "commune_reference = \"hung up\"" });
        Assert.Empty(listed.Filings);
    }
}
