using Grpc.Core;
using IntegrationHub.Access.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Access.Editing;

public sealed class EditGrantsTests(RunningHub running) : IClassFixture<RunningHub>
{
    private AccessEditor Editor => new(running.Hub.Channel);

    [Fact]
    public async Task A_grant_is_listed_as_it_was_given()
    {
        await Editor.CreateAsync("vendor-granted");

        var given = await Editor.GrantAsync("vendor-granted", "commune", ["communes/24781", "communes/24778", "communes/24781"], ["Hộ tịch"]);

        Assert.Equal(["communes/24781", "communes/24778"], given.Communes);
        Assert.Equal(["Hộ tịch"], given.Sectors);
        Assert.Equal([given], (await Editor.FindAsync("vendor-granted")).Grants);
    }

    [Fact]
    public async Task All_communes_are_asked_for_in_so_many_words()
    {
        await Editor.CreateAsync("province");

        var given = await Editor.GrantAsync("province", "operator", ["communes/-"]);

        Assert.Equal(["communes/-"], given.Communes);
    }

    [Fact]
    public async Task A_grant_for_no_commune_is_refused()
    {
        await Editor.CreateAsync("vendor-nowhere");

        var refused = await Refused.ByAsync(() => Editor.GrantAsync("vendor-nowhere", "commune", []));

        Assert.Contains(refused.Violations, v => v.Field == "grant.communes");
    }

    [Fact]
    public async Task A_commune_that_is_none_today_is_refused_by_its_place_in_the_list()
    {
        await Editor.CreateAsync("vendor-abolished");

        var refused = await Refused.ByAsync(() => Editor.GrantAsync("vendor-abolished", "commune", ["communes/24781", "communes/99999"]));

        Assert.Contains(refused.Violations, v => v.Field == "grant.communes[1]" && v.Reason == "COMMUNE_UNKNOWN");
    }

    [Fact]
    public async Task A_grant_that_has_ended_before_it_begins_is_refused()
    {
        await Editor.CreateAsync("vendor-late");

        var refused = await Refused.ByAsync(() => Editor.GrantAsync("vendor-late", "commune", ["communes/24781"], until: DateTimeOffset.UnixEpoch));

        Assert.Contains(refused.Violations, v => v.Field == "grant.expire_time");
    }

    [Fact]
    public async Task A_role_that_is_not_there_is_refused()
    {
        await Editor.CreateAsync("vendor-roleless");

        var refused = await Refused.ByAsync(() => Editor.GrantAsync("vendor-roleless", "emperor", ["communes/24781"]));

        Assert.Equal("ROLE_UNKNOWN", refused.Reason);
    }

    [Fact]
    public async Task Nobody_is_granted_anything_who_is_not_there()
    {
        var refused = await Refused.ByAsync(() => Editor.GrantAsync("nobody", "commune", ["communes/24781"]));

        Assert.Equal((StatusCode.NotFound, "ORGANISATION_UNKNOWN"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task A_grant_is_taken_back_once()
    {
        await Editor.CreateAsync("vendor-taken-back");
        var given = await Editor.GrantAsync("vendor-taken-back", "reader", ["communes/24781"]);
        await Editor.TakeBackAsync(given.Name);

        var again = await Refused.ByAsync(() => Editor.TakeBackAsync(given.Name));

        Assert.Equal((StatusCode.NotFound, "GRANT_UNKNOWN"), (again.Code, again.Reason));
        Assert.Empty((await Editor.FindAsync("vendor-taken-back")).Grants);
    }

    [Theory]
    [InlineData("organisations/vendor-a/grants/x")]
    [InlineData("organisations/vendor-a/grants/-1")]
    [InlineData("organisations/vendor-a/grants/99999999999999999999")]
    [InlineData("grants/1")]
    [InlineData("")]
    public async Task The_name_of_no_grant_is_refused(string name)
    {
        var refused = await Refused.ByAsync(() => Editor.TakeBackAsync(name));

        Assert.Contains(refused.Violations, v => v.Field == "name");
    }

    [Fact]
    public async Task A_role_takes_effect_for_everybody_who_holds_it()
    {
        await Editor.PutRoleAsync("lister", "integrationhub.communes.v1.CommuneService/ListCommunes");
        await Editor.CreateAsync("vendor-lister");
        await Editor.GrantAsync("vendor-lister", "lister", ["communes/24781"]);
        const string Rpc = "integrationhub.filings.v1.FilingService/GetFiling";
        var before = await Editor.ExplainAsync("vendor-lister", Rpc);

        await Editor.PutRoleAsync("lister", "integrationhub.filings.v1.FilingService/*");

        Assert.False(before.Allowed);
        Assert.True((await Editor.ExplainAsync("vendor-lister", Rpc)).Allowed);
        Assert.False((await Editor.ExplainAsync("vendor-lister", "integrationhub.communes.v1.CommuneService/ListCommunes")).Allowed);
    }

    [Theory]
    [InlineData("integrationhub.filings.v1.FilingService/NoSuchRpc")]
    [InlineData("integrationhub.filings.v1.NoSuchService/*")]
    [InlineData("*")]
    [InlineData("")]
    public async Task A_role_holds_only_what_is_served(string rpc)
    {
        var refused = await Refused.ByAsync(() => Editor.PutRoleAsync("dreamer", rpc));

        Assert.Contains(refused.Violations, v => v.Field == "role.rpcs[0]" && v.Reason == "RPC_UNKNOWN");
    }
}
