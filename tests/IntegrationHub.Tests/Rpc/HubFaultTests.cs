using System.Diagnostics;
using Grpc.Core;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Filings;
using Xunit;

namespace IntegrationHub.Tests.Rpc;

public sealed class HubFaultTests(PostgresServer server)
{
    private const int CallFailed = 901;

    [Fact]
    public async Task A_fault_leaves_as_internal_with_the_trace_of_the_call_and_none_of_its_text()
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await using var host = await FilingHub.StartAsync(database);
        host.Log.Expect(CallFailed);
        await TableRows.ExecuteAsync(database, "ALTER TABLE filing RENAME COLUMN commune_reference TO hidden");
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        var headers = new Metadata { { "traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom().ToHexString()}-01" } };
        var stub = new FilingService.FilingServiceClient(host.Channel);

        var refused = await Refused.ByAsync(async () => await stub.ListFilingsAsync(
            new() { Parent = LamDong.XuanHuong }, headers, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal((StatusCode.Internal, "HUB_FAULT"), (refused.Code, refused.Reason));
        Assert.Equal(trace, refused.Info.Metadata["trace_id"]);
        Assert.DoesNotContain("commune_reference", refused.AllText, StringComparison.Ordinal);
        var logged = await host.Log.Seen(CallFailed).Within(Within.FiveSeconds);
        Assert.Contains("commune_reference", logged.Cause!.Message, StringComparison.Ordinal);
    }
}
