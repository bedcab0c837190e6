using System.Net;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Access.Certificates;
using IntegrationHub.Tests.Limits;
using Xunit;

namespace IntegrationHub.Tests.Pages;

public sealed class PageGuardTests(PostgresServer server) : IDisposable
{
    private readonly HttpClient http = new();

    public static TheoryData<string> Paths =>
        ["/", "/health", "/jobs", "/jobs/recurring", "/jobs/jobs/details/x", "/files/00000000-0000-0000-0000-000000000000/00112233445566778899aabbccddeeff", "/nothing-there"];

    [Fact]
    public async Task Every_answer_forbids_what_a_browser_should_not_do_with_it()
    {
        await using var hub = await LimitedHub.StartAsync(server);

        foreach (var path in Paths.Select(p => p.Data))
        {
            using var answer = await http.GetAsync(new Uri(hub.Host.Http, path), TestContext.Current.CancellationToken);

            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
            Assert.Contains("no-store", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
            Assert.Contains("default-src", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Over_TLS_a_browser_is_told_to_stay_with_it()
    {
        await using var hub = await TlsHub.StartAsync(server);
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
        using var browser = new HttpClient(handler);

        using var answer = await browser.GetAsync(new Uri(hub.Host.Http, "/health"), TestContext.Current.CancellationToken);

        Assert.Equal("max-age=31536000; includeSubDomains", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
    }

    [Fact]
    public async Task Who_asks_more_often_than_it_may_is_told_when_to_come_back()
    {
        await using var hub = await LimitedHub.StartAsync(server, ("PageRequestsPerSecond", "5"));

        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 40; i++)
        {
            answers.Add(await http.GetAsync(new Uri(hub.Host.Http, "/nothing-there"), TestContext.Current.CancellationToken));
        }

        Assert.Equal(HttpStatusCode.NotFound, answers[0].StatusCode);
        var refused = answers.First(a => a.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.Equal("1", Assert.Single(refused.Headers.GetValues("Retry-After")));
    }

    [Theory]
    [InlineData("/jobs/jobs/details/x")]
    [InlineData("/jobs/jobs/details/99999999999999999999")]
    public async Task A_job_that_is_no_number_is_a_bad_request(string path)
    {
        await using var hub = await LimitedHub.StartAsync(server);

        using var answer = await http.GetAsync(new Uri(hub.Host.Http, path), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_that_is_none_is_a_bad_request()
    {
        await using var hub = await LimitedHub.StartAsync(server);

        using var form = new StringContent("x", mediaType: new("multipart/form-data"));

        using var answer = await http.PostAsync(new Uri(hub.Host.Http, "/jobs/jobs/enqueued/delete"), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_body_larger_than_any_form_is_not_taken()
    {
        await using var hub = await LimitedHub.StartAsync(server);
        using var form = new FormUrlEncodedContent([new("jobs[]", new string('1', 1_000_000))]);

        using var answer = await http.PostAsync(new Uri(hub.Host.Http, "/jobs/jobs/enqueued/delete"), form, TestContext.Current.CancellationToken);

        Assert.InRange((int)answer.StatusCode, 400, 499);
    }

    public void Dispose() => http.Dispose();
}
