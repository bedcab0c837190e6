using IntegrationHub.National.Portal;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.National.Portal;

public sealed class PortalCallsTests(SandboxHost sandbox) : IClassFixture<SandboxHost>, IAsyncLifetime
{
    private readonly PortalAdapter adapter = new(sandbox.Address);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await adapter.DisposeAsync();
        await sandbox.FailAsync();
    }

    [Fact]
    public async Task A_call_logs_in_by_itself()
    {
        var reply = await LookUpAsync();

        Assert.Equal("0", Assert.IsType<PortalReply.Answered>(reply).Code);
    }

    [Fact]
    public async Task A_session_that_ends_in_the_middle_costs_one_new_login_and_nothing_else()
    {
        await LookUpAsync();
        await sandbox.FailAsync(new { kind = "session_expired", service = "TraCuuHoSo", times = 1 });
        var before = (await sandbox.CallsAsync()).Count;

        var reply = await LookUpAsync();

        Assert.Equal("0", Assert.IsType<PortalReply.Answered>(reply).Code);
        Assert.Equal(["TraCuuHoSo", "login", "TraCuuHoSo"], (await sandbox.CallsAsync()).Skip(before).Select(c => c.GetProperty("service").GetString()));
    }

    [Fact]
    public async Task A_write_within_an_ended_session_is_sent_again_for_it_had_no_effect()
    {
        await LookUpAsync();
        await sandbox.FailAsync(new { kind = "session_expired", service = "CapNhatTienDoHoSoMC", times = 1 });

        var reply = await adapter.Calls.WriteAsync("CapNhatTienDoHoSoMC", new Dictionary<string, object>(), TestContext.Current.CancellationToken);

        Assert.Equal("-1", Assert.IsType<PortalReply.Answered>(reply).Code);
    }

    [Fact]
    public async Task Many_calls_in_an_ended_session_make_one_new_login()
    {
        await LookUpAsync();
        using var control = new HttpClient();
        await control.PostAsync(new Uri(sandbox.Address, "/control/sessions/expire"), null, TestContext.Current.CancellationToken);
        var before = await LoginsAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => LookUpAsync())).Within(Within.AMinute);

        Assert.All(replies, r => Assert.Equal("0", Assert.IsType<PortalReply.Answered>(r).Code));
        Assert.Equal(before + 1, await LoginsAsync());
    }

    [Fact]
    public async Task A_portal_that_ends_every_session_at_once_is_not_asked_for_ever()
    {
        await sandbox.FailAsync(new { kind = "session_expired", service = "TraCuuHoSo" });
        var before = (await sandbox.CallsAsync()).Count(c => c.GetProperty("service").GetString() == "TraCuuHoSo");

        var reply = await LookUpAsync();

        Assert.IsType<PortalReply.NotSent>(reply);
        Assert.Equal(before + PortalCalls.MostSessions, (await sandbox.CallsAsync()).Count(c => c.GetProperty("service").GetString() == "TraCuuHoSo"));
    }

    [Fact]
    public async Task Without_a_session_nothing_is_sent()
    {
        await using var wrong = new PortalAdapter(sandbox.Address, settings: ("Portal:Password", "wrong"));
        var before = (await sandbox.CallsAsync()).Count;

        var reply = await wrong.Calls.WriteAsync("DongBoHoSoMC", new Dictionary<string, object>(), TestContext.Current.CancellationToken);

        Assert.IsType<PortalReply.NotSent>(reply);
        Assert.Equal(["login"], (await sandbox.CallsAsync()).Skip(before).Select(c => c.GetProperty("service").GetString()));
    }

    [Fact]
    public async Task Sessions_codes_may_be_numbers()
    {
        await using var numeric = await SandboxHost.StartAsync(new Sandbox.SandboxOptions { Url = SandboxHost.AnyPort, NumericCodes = true });
        await using var other = new PortalAdapter(numeric.Address);
        await numeric.FailAsync(new { kind = "session_expired", service = "TraCuuHoSo", times = 1 });

        var reply = await other.Calls.ReadAsync("TraCuuHoSo", Parameters(), TestContext.Current.CancellationToken);

        Assert.Equal("0", Assert.IsType<PortalReply.Answered>(reply).Code);
    }

    private Task<PortalReply> LookUpAsync() => adapter.Calls.ReadAsync("TraCuuHoSo", Parameters(), TestContext.Current.CancellationToken);

    private static Dictionary<string, object> Parameters() => new() { ["mahoso"] = "H36.247.81-261124-0001" };

    private async Task<int> LoginsAsync() => (await sandbox.SummaryAsync()).GetProperty("services").GetProperty("login").GetInt32();
}
