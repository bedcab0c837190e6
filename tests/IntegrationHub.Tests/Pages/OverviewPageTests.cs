using System.Net;
using System.Security.Cryptography;
using System.Text;
using IntegrationHub.Pages;
using IntegrationHub.TestKit;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IntegrationHub.Tests.Pages;

public sealed class OverviewPageTests(PostgresServer server) : IAsyncLifetime
{
    private const string SetAsideSql = """
        INSERT INTO outbox (lane, kind, subject_id, subject, commune_code, state, due_at, attempts, reason, created_at)
        VALUES ('portal', 'filing.deliver', $1, 'communes/24781/filings/H36.247.81-261124-0001', '24781', 'attention', now(), 7, $2, now())
        """;

    private readonly HttpClient http = new();
    private TestDatabase database = null!;
    private HubHost hub = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(server);
        hub = await HubHost.StartAsync(database, portal: null);
        http.BaseAddress = hub.Http;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await hub.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task The_page_shows_lanes_store_and_links()
    {
        using var answer = await http.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Contains("<html lang=\"vi\">", page, StringComparison.Ordinal);
        Assert.Contains("Cổng Dịch vụ công quốc gia", page, StringComparison.Ordinal);
        Assert.Contains("<dd>Bình thường</dd>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/jobs\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/health\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_but_the_pages_own_style_may_run_or_load()
    {
        using var answer = await http.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        var style = page[(page.IndexOf("<style>", StringComparison.Ordinal) + "<style>".Length)..page.IndexOf("</style>", StringComparison.Ordinal)];
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith($"default-src 'none'; style-src 'sha256-{hash}'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_hostile_reason_is_shown_as_text_with_the_command_that_sends_again()
    {
        await SetAsideAsync(1, "<img src=x onerror=alert(1)> \"Ngày sinh\" & more");

        var page = await http.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("&lt;img src=x onerror=alert(1)&gt; &quot;Ngày sinh&quot; &amp; more", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.Contains("H36.247.81-261124-0001", page, StringComparison.Ordinal);
        Assert.Contains("Phường Xuân Hương - Đà Lạt", page, StringComparison.Ordinal);
        Assert.Matches("hub lanes retry lanes/portal/items/[0-9]+<", page);
    }

    [Fact]
    public async Task More_than_the_page_holds_is_counted()
    {
        foreach (var subject in Enumerable.Range(100, ReadOverview.MostItems + 30))
        {
            await SetAsideAsync(subject, "refused");
        }

        var page = await http.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(ReadOverview.MostItems, page.Split("hub lanes retry ").Length - 1);
        Assert.Contains("Còn 30 hồ sơ nữa", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_reads_slowly_may_stop_the_refresh()
    {
        var page = await http.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        var still = await http.GetStringAsync(new Uri("/?refresh=off", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("http-equiv=\"refresh\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/?refresh=off\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http-equiv=\"refresh\"", still, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_out_of_reach_is_told_and_not_hidden()
    {
        var page = hub.Services.GetRequiredService<OverviewPage>();

        var answer = Assert.IsType<ContentHttpResult>(page.Answer(new DefaultHttpContext(), new HubOverview(ManualClock.Morning, null), refreshes: true));

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, answer.StatusCode);
        Assert.Contains("Mất liên lạc với kho dữ liệu", answer.ResponseContent, StringComparison.Ordinal);
        Assert.Contains("08:30:00 ngày 02/03/2026", answer.ResponseContent, StringComparison.Ordinal);
    }

    private async Task SetAsideAsync(long subject, string reason)
    {
        await using var command = database.Database.Source.CreateCommand(SetAsideSql);
        command.Parameters.Add(new() { Value = subject });
        command.Parameters.Add(new() { Value = reason });
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
