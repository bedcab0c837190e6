using System.Net;
using IntegrationHub.Access.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Pages.AccessConsole;

public sealed class EditAccessInBrowserTests(RunningHub running) : IClassFixture<RunningHub>
{
    private AccessService.AccessServiceClient Access => new(running.Hub.Channel);

    [Fact]
    public async Task An_organisation_is_entered_without_any_right()
    {
        using var browser = await ConsoleBrowser.EnterAsync(running.Hub);

        await browser.SubmitAsync("/access/organisations", ("organisation_id", "vendor-new"), ("display_name", "Công ty <b>Mới</b>"), ("kind", "2"));

        var entered = await OrganisationAsync("vendor-new");
        Assert.Equal((OrganisationKind.Vendor, 0), (entered.Kind, entered.Grants.Count));
        Assert.Contains("Công ty &lt;b&gt;Mới&lt;/b&gt;", browser.Page, StringComparison.Ordinal);
        Assert.Contains("Đã thêm đơn vị", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grant_holds_exactly_the_communes_that_were_ticked_and_can_be_taken_back()
    {
        await running.Hub.AddOrganisationAsync("vendor-ticked", ["24769"]);
        using var browser = await ConsoleBrowser.EnterAsync(running.Hub);
        await browser.OpenAsync("/access/organisations/vendor-ticked");

        await browser.SubmitAsync("/access/grants", ("role", "roles/reader"), ("communes", "communes/24781"), ("communes", "communes/24778"), ("expires", "2099-12-31"));

        var grant = (await OrganisationAsync("vendor-ticked")).Grants.Single(g => g.Role == "roles/reader");
        Assert.Equal(["communes/24778", "communes/24781"], grant.Communes.Order());
        Assert.Equal(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.FromHours(7)), grant.ExpireTime.ToDateTimeOffset());

        await browser.SubmitAsync("/access/grants/delete", ("name", grant.Name));

        Assert.DoesNotContain((await OrganisationAsync("vendor-ticked")).Grants, g => g.Role == "roles/reader");
    }

    [Fact]
    public async Task Identities_are_bound_and_removed()
    {
        await running.Hub.AddOrganisationAsync("vendor-known");
        using var browser = await ConsoleBrowser.EnterAsync(running.Hub);
        await browser.OpenAsync("/access/organisations/vendor-known");

        await browser.SubmitAsync("/access/identities", ("kind", "2"), ("value", "https://issuer.example vendor-known"));
        var bound = (await OrganisationAsync("vendor-known")).Identities.Select(i => i.Value).ToList();
        await browser.SubmitAsync("/access/identities/delete", ("value", "https://issuer.example vendor-known"));

        Assert.Contains("https://issuer.example vendor-known", bound);
        Assert.DoesNotContain((await OrganisationAsync("vendor-known")).Identities, i => i.Value == "https://issuer.example vendor-known");
    }

    [Fact]
    public async Task An_organisation_is_suspended_and_let_in_again()
    {
        await running.Hub.AddOrganisationAsync("vendor-paused");
        using var browser = await ConsoleBrowser.EnterAsync(running.Hub);
        await browser.OpenAsync("/access/organisations/vendor-paused");

        await browser.SubmitAsync("/access/suspend", ("suspended", "true"));
        var paused = (await OrganisationAsync("vendor-paused")).Suspended;
        await browser.SubmitAsync("/access/suspend", ("suspended", "false"));

        Assert.True(paused);
        Assert.False((await OrganisationAsync("vendor-paused")).Suspended);
    }

    [Fact]
    public async Task An_organisation_is_given_a_rate_of_its_own()
    {
        await running.Hub.AddOrganisationAsync("vendor-busy");
        using var browser = await ConsoleBrowser.EnterAsync(running.Hub);
        await browser.OpenAsync("/access/organisations/vendor-busy");

        await browser.SubmitAsync("/access/limit", ("calls_per_second", "2500"));

        Assert.Equal(2500, (await OrganisationAsync("vendor-busy")).CallsPerSecond);
    }

    [Fact]
    public async Task Whoever_operates_and_reads_is_pointed_out()
    {
        await running.Hub.AddOrganisationAsync("vendor-of-both");
        using var browser = await ConsoleBrowser.EnterAsync(running.Hub);

        await browser.OpenAsync("/access/organisations/vendor-of-both?rpc=integrationhub.lanes.v1.LaneService%2FListLanes");

        Assert.Contains("Nên tách vai trò.", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_gets_the_rpcs_that_were_ticked()
    {
        using var browser = await ConsoleBrowser.EnterAsync(running.Hub);
        await browser.OpenAsync("/access/roles");
        const string Rpc = "integrationhub.communes.v1.CommuneService/ListCommunes";

        await browser.SendAsync("/access/roles", [.. await OwnFieldsAsync(browser), ("role_id", "lister"), ("description", "Chỉ xem danh mục xã."), ("rpcs", Rpc)]);

        var roles = (await Access.ListRolesAsync(new ListRolesRequest(), cancellationToken: TestContext.Current.CancellationToken)).Roles;
        Assert.Equal([Rpc], roles.Single(r => r.Name == "roles/lister").Rpcs);
    }

    [Fact]
    public async Task A_form_of_a_foreign_page_changes_nothing()
    {
        using var browser = await ConsoleBrowser.EnterAsync(running.Hub);

        await browser.SendAsync(
            "/access/organisations", ("form_key", new string('0', 64)), ("request_id", Guid.NewGuid().ToString()), ("organisation_id", "vendor-forged"), ("display_name", "X"), ("kind", "2"));

        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        Assert.DoesNotContain(await OrganisationsAsync(), o => o.Name == "organisations/vendor-forged");
    }

    [Fact]
    public async Task A_button_pressed_twice_has_one_effect()
    {
        await running.Hub.AddOrganisationAsync("vendor-twice", ["24769"]);
        using var browser = await ConsoleBrowser.EnterAsync(running.Hub);
        var own = await OwnFieldsAsync(browser);
        (string, string)[] fields = [.. own, ("organisation", "organisations/vendor-twice"), ("role", "roles/auditor"), ("communes", "communes/-")];

        await browser.SendAsync("/access/grants", fields);
        await browser.SendAsync("/access/grants", fields);

        Assert.Single((await OrganisationAsync("vendor-twice")).Grants, g => g.Role == "roles/auditor");
    }

    [Fact]
    public async Task What_is_wrong_is_said_on_the_page()
    {
        using var browser = await ConsoleBrowser.EnterAsync(running.Hub);

        await browser.SubmitAsync("/access/organisations", ("organisation_id", "everyone"), ("display_name", "Trùng mã"), ("kind", "2"));

        Assert.Contains("Mã đơn vị đã có.", browser.Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("integrationhub.filings.v1.FilingService/GetFiling", "communes/24781", "Được phép.")]
    [InlineData("integrationhub.filings.v1.FilingService/GetFiling", "communes/24778", "Bị từ chối.")]
    [InlineData("no.such/Rpc", "", "Không có lời gọi này.")]
    public async Task The_page_answers_whether_a_call_would_be_allowed(string rpc, string commune, string answer)
    {
        await running.Hub.AddOrganisationAsync("vendor-asked", ["24781"]);
        using var browser = await ConsoleBrowser.EnterAsync(running.Hub);

        await browser.OpenAsync($"/access/organisations/vendor-asked?rpc={Uri.EscapeDataString(rpc)}&commune={commune}");

        Assert.Contains(answer, browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_in_evidence_under_who_made_it()
    {
        using var browser = await ConsoleBrowser.EnterAsync(running.Hub);

        await browser.SubmitAsync("/access/organisations", ("organisation_id", "vendor-proved"), ("display_name", "Có bằng chứng"), ("kind", "2"));

        var bodies = await TableRows.CountAsync(
            running.Database, "SELECT count(*) FROM evidence_entry WHERE position('organisations/vendor-proved'::bytea IN body) > 0 AND position('organisations/everyone'::bytea IN body) > 0");
        Assert.Equal(1, bodies);
    }

    // The key of the session's forms and a request id, as every form of a page holds them.
    private static async Task<(string, string)[]> OwnFieldsAsync(ConsoleBrowser browser)
    {
        await browser.OpenAsync("/access");
        var key = browser.Page.Split("name=\"form_key\" value=\"")[1].Split('"')[0];
        return [("form_key", key), ("request_id", Guid.NewGuid().ToString())];
    }

    private async Task<Organisation> OrganisationAsync(string id) => (await OrganisationsAsync()).Single(o => o.Name == $"organisations/{id}");

    private async Task<IReadOnlyList<Organisation>> OrganisationsAsync() =>
        (await Access.ListOrganisationsAsync(new ListOrganisationsRequest(), cancellationToken: TestContext.Current.CancellationToken)).Organisations;
}
