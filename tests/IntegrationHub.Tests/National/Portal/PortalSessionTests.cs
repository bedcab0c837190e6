using IntegrationHub.National.Portal;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.National.Portal;

public sealed class PortalSessionTests(SandboxHost sandbox) : IClassFixture<SandboxHost>, IAsyncLifetime
{
    private const int Callers = 32;
    private readonly ManualClock clock = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await sandbox.FailAsync();

    [Fact]
    public async Task Many_callers_share_the_first_login()
    {
        await using var adapter = new PortalAdapter(sandbox.Address);
        var before = await LoginsAsync();

        var sessions = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => GetAsync(adapter, ended: null))).Within(Within.AMinute);

        Assert.Single(sessions.Select(s => s.Session).Distinct());
        Assert.Equal(before + 1, await LoginsAsync());
    }

    [Fact]
    public async Task Many_callers_whose_session_ended_share_one_new_login()
    {
        await using var adapter = new PortalAdapter(sandbox.Address);
        var (old, _) = await GetAsync(adapter, ended: null);
        var before = await LoginsAsync();

        var sessions = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => GetAsync(adapter, ended: old))).Within(Within.AMinute);

        Assert.NotEqual(old, Assert.Single(sessions.Select(s => s.Session).Distinct()));
        Assert.Equal(before + 1, await LoginsAsync());
    }

    [Fact]
    public async Task A_late_caller_with_an_old_session_gets_the_present_one()
    {
        await using var adapter = new PortalAdapter(sandbox.Address);
        var (first, _) = await GetAsync(adapter, ended: null);
        var (second, _) = await GetAsync(adapter, ended: first);

        var (third, _) = await GetAsync(adapter, ended: first);

        Assert.Equal(second, third);
    }

    [Fact]
    public async Task A_wrong_password_gives_no_session_and_one_error_that_names_no_secret()
    {
        await using var adapter = new PortalAdapter(sandbox.Address, clock, ("Portal:Password", "sai-mật-khẩu"));

        var (session, cause) = await GetAsync(adapter, ended: null);

        Assert.Null(session);
        Assert.Contains("-1", cause);
        Assert.Contains("-1", (await adapter.Log.Seen(3000).Within(Within.FiveSeconds)).Message);
        Assert.DoesNotContain(adapter.Log.Records, r => r.Message.Contains("sai-mật-khẩu", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_login_is_not_tried_again_by_every_caller()
    {
        await using var adapter = new PortalAdapter(sandbox.Address, clock, ("Portal:Password", "wrong"));
        var before = await LoginsAsync();

        var sessions = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => GetAsync(adapter, ended: null))).Within(Within.AMinute);

        Assert.All(sessions, s => Assert.Null(s.Session));
        Assert.Equal(before + 1, await LoginsAsync());
    }

    [Fact]
    public async Task A_refused_login_is_tried_again_after_a_while()
    {
        await using var adapter = new PortalAdapter(sandbox.Address, clock, ("Portal:BreakDuration", "00:00:05"));
        await sandbox.FailAsync(new { kind = "refuse", service = "login", times = 1 });
        var (first, _) = await GetAsync(adapter, ended: null);

        clock.Advance(TimeSpan.FromSeconds(5));
        var (second, _) = await GetAsync(adapter, ended: null);

        Assert.Null(first);
        Assert.NotNull(second);
    }

    [Theory]
    [InlineData("lost_request")]
    [InlineData("lost_answer")]
    [InlineData("half_answer")]
    [InlineData("status5xx")]
    public async Task A_login_whose_answer_was_lost_is_repeated_at_once(string kind)
    {
        await using var adapter = new PortalAdapter(sandbox.Address);
        await sandbox.FailAsync(new { kind, service = "login", times = 2 });

        var (session, _) = await GetAsync(adapter, ended: null);

        Assert.NotNull(session);
    }

    [Fact]
    public async Task A_portal_that_is_not_there_gives_no_session()
    {
        await using var adapter = new PortalAdapter(new Uri("http://127.0.0.1:9"));

        var (session, cause) = await GetAsync(adapter, ended: null);

        Assert.Null(session);
        Assert.NotEmpty(cause);
    }

    private static Task<(string? Session, string Cause)> GetAsync(PortalAdapter adapter, string? ended) =>
        adapter.Session.GetAsync(ended, TestContext.Current.CancellationToken);

    private async Task<int> LoginsAsync() =>
        (await sandbox.SummaryAsync()).GetProperty("services").TryGetProperty("login", out var logins) ? logins.GetInt32() : 0;
}
