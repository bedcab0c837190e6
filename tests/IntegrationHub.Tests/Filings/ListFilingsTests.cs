using Grpc.Core;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Filings;

public sealed class ListFilingsTests(ClockedHub hub) : IClassFixture<ClockedHub>, IAsyncLifetime
{
    // Each differs from all the others in what filters ask for.
    private readonly Dictionary<string, Filing> filings = [];

    public async ValueTask InitializeAsync()
    {
        await TableRows.ExecuteAsync(hub.Database, "TRUNCATE filing, filing_step, filing_event, outbox, dossier_sequence, request_answer RESTART IDENTITY CASCADE");
        filings["first"] = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(LamDong.XuanHuong, change: f => f.CommuneReference = "HT-1"));
        hub.Clock.Advance(TimeSpan.FromHours(1));
        filings["birth"] = await hub.Filings.SubmitAsync(NewFilings.Birth(LamDong.XuanHuong, change: f => f.CommuneReference = "A AND \"B\""));
        hub.Clock.Advance(TimeSpan.FromHours(1));
        filings["forwarded"] = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(LamDong.PhanThiet, change: f => f.CompetentCommune = LamDong.XuanHuong));
        hub.Clock.Advance(TimeSpan.FromHours(1));
        filings["elsewhere"] = await hub.Filings.SubmitAsync(NewFilings.MaritalStatus(LamDong.LamVien));
        await TableRows.ExecuteAsync(hub.Database, $"UPDATE filing SET delivery_state = 4, delivery_reason = 'no' WHERE code = '{filings["elsewhere"].Code}'");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task All_communes_together_are_listed_newest_first() =>
        Assert.Equal(["elsewhere", "forwarded", "birth", "first"], await ListAsync("communes/-", ""));

    [Fact]
    public async Task A_commune_sees_what_it_received_or_resolves_and_nothing_else()
    {
        Assert.Equal(["forwarded", "birth", "first"], await ListAsync(LamDong.XuanHuong, ""));
        Assert.Equal(["forwarded"], await ListAsync(LamDong.PhanThiet, ""));
        Assert.Equal(["elsewhere"], await ListAsync(LamDong.LamVien, ""));
    }

    [Theory]
    [InlineData("status = ACCEPTED", "birth")]
    [InlineData("status = REGISTERED", "elsewhere", "forwarded", "first")]
    [InlineData("status = STOPPED")]
    [InlineData("delivery.state = NEEDS_ATTENTION", "elsewhere")]
    [InlineData("delivery.state = PENDING", "forwarded", "birth", "first")]
    [InlineData("procedure = \"procedures/1.001193\"", "birth")]
    [InlineData("procedure = \"procedures/9.999999\"")]
    [InlineData("receiving_commune = \"communes/24781\"", "birth", "first")]
    [InlineData("competent_commune = \"communes/24781\"", "forwarded", "birth", "first")]
    [InlineData("commune_reference = \"HT-1\"", "first")]
    [InlineData("commune_reference = HT-1", "first")]
    [InlineData("commune_reference = \"A AND \\\"B\\\"\"", "birth")]
    [InlineData("commune_reference = \"\"", "elsewhere", "forwarded")]
    [InlineData("status = REGISTERED AND competent_commune = communes/24781", "forwarded", "first")]
    public async Task A_filter_narrows_to_what_it_says(string filter, params string[] expected) =>
        Assert.Equal(expected, await ListAsync("communes/-", filter));

    [Theory]
    [InlineData("<", "first")]
    [InlineData("<=", "birth", "first")]
    [InlineData(">", "elsewhere", "forwarded")]
    [InlineData(">=", "elsewhere", "forwarded", "birth")]
    public async Task An_instant_parts_older_from_newer(string comparison, params string[] expected)
    {
        var instant = filings["birth"].CreateTime.ToDateTimeOffset().ToOffset(TimeSpan.FromHours(7));

        Assert.Equal(expected, await ListAsync("communes/-", $"create_time {comparison} \"{instant:yyyy-MM-ddTHH:mm:ss.ffffffzzz}\""));
    }

    [Fact]
    public async Task A_listed_filing_is_whole()
    {
        var listed = (await hub.Filings.ListAsync(new() { Parent = LamDong.LamVien })).Filings;

        Assert.Equal(await hub.Filings.GetAsync(filings["elsewhere"].Name), Assert.Single(listed));
    }

    [Fact]
    public async Task A_commune_abolished_since_may_still_be_asked_for()
    {
        Assert.Empty(await ListAsync(LamDong.AbolishedWard, ""));
    }

    [Theory]
    [InlineData("communes/99999", "COMMUNE_UNKNOWN")]
    [InlineData("24781", "RESOURCE_NAME_INVALID")]
    [InlineData("communes/*", "RESOURCE_NAME_INVALID")]
    [InlineData("", "RESOURCE_NAME_INVALID")]
    public async Task A_parent_that_never_was_is_refused(string parent, string reason)
    {
        var refused = await Refused.ByAsync(() => hub.Filings.ListAsync(new() { Parent = parent }));

        Assert.Equal((StatusCode.InvalidArgument, reason), (refused.Code, refused.Reason));
        Assert.Equal("parent", Assert.Single(refused.Violations).Field);
    }

    [Fact]
    public async Task A_filter_that_is_none_is_refused()
    {
        var refused = await Refused.ByAsync(() => hub.Filings.ListAsync(new() { Parent = "communes/-", Filter = "status" }));

        Assert.Equal("FILTER_INVALID", refused.Reason);
    }

    // By the names the tests give them, newest first.
    private async Task<IEnumerable<string>> ListAsync(string parent, string filter)
    {
        var listed = await hub.Filings.ListAsync(new() { Parent = parent, Filter = filter });
        return listed.Filings.Select(found => filings.Single(f => f.Value.Name == found.Name).Key);
    }
}
