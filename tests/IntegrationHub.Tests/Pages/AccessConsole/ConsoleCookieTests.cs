using System.Net;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Pages.AccessConsole;

public sealed class ConsoleCookieTests(PostgresServer server) : IAsyncLifetime
{
    private readonly HttpClientHandler bare = new() { AllowAutoRedirect = false, UseCookies = false };
    private TestDatabase database = null!;
    private HubHost hub = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(server);
        hub = await HubHost.StartAsync(database, portal: null, settings: new Dictionary<string, string?> { ["Hub:PublicUrl"] = "https://hub.test" });
    }

    public async ValueTask DisposeAsync()
    {
        bare.Dispose();
        await hub.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Where_others_reach_the_hub_by_TLS_the_cookie_goes_that_way_alone_and_to_this_host_alone()
    {
        var cookie = await EnterAsync(before: null);

        Assert.StartsWith("__Host-hub-console=", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, await OpenAsync(cookie));
    }

    [Fact]
    public async Task Entering_anew_ends_the_session_at_hand()
    {
        var first = await EnterAsync(before: null);

        var second = await EnterAsync(before: first);

        Assert.Equal(HttpStatusCode.Forbidden, await OpenAsync(first));
        Assert.Equal(HttpStatusCode.OK, await OpenAsync(second));
    }

    private async Task<string> EnterAsync(string? before)
    {
        var link = await ConsoleBrowser.LinkAsync(hub.Channel);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(hub.Http, "/access/enter"));
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("key", link.Query["?key=".Length..])]);
        using var answer = await SendAsync(request, before);
        return answer.Headers.GetValues("Set-Cookie").Single();
    }

    private async Task<HttpStatusCode> OpenAsync(string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(hub.Http, "/access"));
        using var answer = await SendAsync(request, cookie);
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? cookie)
    {
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie.Split(';')[0]);
        }

        using var http = new HttpClient(bare, disposeHandler: false);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
