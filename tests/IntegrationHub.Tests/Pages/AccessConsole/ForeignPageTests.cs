using System.Net;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Pages.AccessConsole;

/// <summary>What a page of somebody else can have a browser do.</summary>
public sealed class ForeignPageTests(RunningHub running) : IClassFixture<RunningHub>
{
    private readonly HttpClient http = new() { BaseAddress = running.Hub.Http };

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task A_link_that_it_sends_opens_no_session_and_is_not_used_up(string from)
    {
        var link = await ConsoleBrowser.LinkAsync(running.Hub.Channel);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/access/enter");
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("key", link.Query["?key=".Length..])]);
        request.Headers.Add("Sec-Fetch-Site", from);

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        using var browser = new ConsoleBrowser(running.Hub);
        await browser.FollowAsync(link);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
    }

    // A name of theirs may be made to lead to 127.0.0.1, and then their page may read what is answered.
    [Theory]
    [InlineData("/", "hub.elsewhere.test")]
    [InlineData("/jobs", "hub.elsewhere.test")]
    [InlineData("/", "localhost.elsewhere.test:7081")]
    public async Task A_name_that_is_not_this_machine_s_shows_nothing_of_it(string path, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden });
    }

    [Theory]
    [InlineData("localhost:7081")]
    [InlineData("127.0.0.1:7081")]
    [InlineData("[::1]:7081")]
    public async Task The_machine_s_own_names_show_the_overview(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = host;

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
