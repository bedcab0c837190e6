using System.Net;
using Grpc.Core;
using IntegrationHub.Access.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Pages.AccessConsole;

public sealed class EnterConsoleTests(RunningHub running) : IClassFixture<RunningHub>
{
    [Theory]
    [InlineData("/access")]
    [InlineData("/access/roles")]
    [InlineData("/access/organisations/everyone")]
    [InlineData("/access/enter")]
    public async Task Without_a_session_pages_say_how_to_get_one_and_nothing_else(string path)
    {
        using var browser = new ConsoleBrowser(running.Hub);

        await browser.OpenAsync(path);

        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        Assert.Contains("hub access console", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("everyone", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_opens_the_pages_for_the_organisation_that_asked()
    {
        using var browser = await ConsoleBrowser.EnterAsync(running.Hub);

        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("Đang làm việc cho <code>everyone</code>", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_works_once()
    {
        var link = await ConsoleBrowser.LinkAsync(running.Hub.Channel);
        using var first = new ConsoleBrowser(running.Hub);
        await first.FollowAsync(link);

        using var second = new ConsoleBrowser(running.Hub);
        await second.FollowAsync(link);

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(HttpStatusCode.Forbidden, second.Status);
    }

    [Fact]
    public async Task Looking_at_a_link_does_not_use_it_up()
    {
        var link = await ConsoleBrowser.LinkAsync(running.Hub.Channel);
        using var preview = new ConsoleBrowser(running.Hub);
        await preview.OpenAsync(link.PathAndQuery);

        using var browser = new ConsoleBrowser(running.Hub);
        await browser.FollowAsync(link);

        Assert.Equal(HttpStatusCode.OK, browser.Status);
    }

    [Fact]
    public async Task A_session_that_was_left_is_over()
    {
        using var browser = await ConsoleBrowser.EnterAsync(running.Hub);
        var cookie = browser.CookieHeader;
        await browser.SubmitAsync("/access/leave");

        using var thief = new ConsoleBrowser(running.Hub);
        await thief.OpenAsync("/access", "Cookie", cookie);

        Assert.StartsWith("hub-console=", cookie, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        Assert.Equal(HttpStatusCode.Forbidden, thief.Status);
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_foreign_pages()
    {
        var link = await ConsoleBrowser.LinkAsync(running.Hub.Channel);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var http = new HttpClient(handler) { BaseAddress = running.Hub.Http };
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("key", link.Query["?key=".Length..])]);

        using var answer = await http.PostAsync(new Uri("/access/enter", UriKind.Relative), form, TestContext.Current.CancellationToken);

        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Who_may_not_edit_access_gets_no_link()
    {
        var vendor = await running.Hub.ChannelForAsync("vendor-of-one-commune", ["24781"]);

        var refused = await Assert.ThrowsAsync<RpcException>(() => ConsoleBrowser.LinkAsync(vendor));

        Assert.Equal(StatusCode.PermissionDenied, refused.StatusCode);
    }

    [Fact]
    public async Task The_right_is_looked_up_again_at_every_click()
    {
        await running.Hub.AddOrganisationAsync("editor-for-a-day");
        using var browser = await ConsoleBrowser.EnterAsync(running.Hub, running.Hub.ChannelOf("editor-for-a-day"));
        Assert.Equal(HttpStatusCode.OK, browser.Status);

        var suspended = new SuspendOrganisationRequest { Name = "organisations/editor-for-a-day", RequestId = Guid.NewGuid().ToString(), Suspended = true };
        await new AccessService.AccessServiceClient(running.Hub.Channel).SuspendOrganisationAsync(suspended, cancellationToken: TestContext.Current.CancellationToken);
        await browser.OpenAsync("/access");

        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        Assert.DoesNotContain("everyone", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_ends_with_the_identity_it_was_opened_by()
    {
        await running.Hub.AddOrganisationAsync("editor-without-identity");
        using var browser = await ConsoleBrowser.EnterAsync(running.Hub, running.Hub.ChannelOf("editor-without-identity"));
        Assert.Equal(HttpStatusCode.OK, browser.Status);

        var removed = new RemoveIdentityRequest
        {
            Name = "organisations/editor-without-identity",
            RequestId = Guid.NewGuid().ToString(),
            Identity = new Identity { Kind = IdentityKind.Token, Value = $"{TestIssuer.Issuer} editor-without-identity" },
        };
        await new AccessService.AccessServiceClient(running.Hub.Channel).RemoveIdentityAsync(removed, cancellationToken: TestContext.Current.CancellationToken);
        await browser.OpenAsync("/access");

        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
    }

    [Fact]
    public async Task Through_a_proxy_the_overview_and_the_jobs_are_closed_without_a_session()
    {
        using var stranger = new ConsoleBrowser(running.Hub);
        await stranger.OpenAsync("/", "X-Forwarded-For", "203.0.113.7");
        var overview = stranger.Status;
        await stranger.OpenAsync("/jobs", "X-Forwarded-For", "203.0.113.7");
        var jobs = stranger.Status;

        using var operatorAtHome = await ConsoleBrowser.EnterAsync(running.Hub);
        await operatorAtHome.OpenAsync("/", "X-Forwarded-For", "203.0.113.7");

        Assert.Equal(HttpStatusCode.Forbidden, overview);
        Assert.Contains(jobs, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden });
        Assert.Equal(HttpStatusCode.OK, operatorAtHome.Status);
    }
}
