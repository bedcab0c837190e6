using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Sandbox.Tests.Faults;

public sealed class FaultKindTests(SandboxHost sandbox) : PortalTests(sandbox)
{
    [Fact]
    public async Task A_lost_answer_comes_after_the_call_had_its_effect()
    {
        var dossier = Dossiers.New();
        await Sandbox.FailAsync(new { kind = "lost_answer", service = "DongBoHoSoMC" });

        await Assert.ThrowsAsync<HttpRequestException>(() => Portal.InsertAsync(dossier));

        Assert.NotNull(await Sandbox.FindAsync(dossier.MaHoSo()));
    }

    [Fact]
    public async Task A_lost_request_never_had_an_effect()
    {
        var dossier = Dossiers.New();
        await Sandbox.FailAsync(new { kind = "lost_request", service = "DongBoHoSoMC" });

        await Assert.ThrowsAsync<HttpRequestException>(() => Portal.InsertAsync(dossier));

        Assert.Null(await Sandbox.FindAsync(dossier.MaHoSo()));
    }

    [Fact]
    public async Task Half_an_answer_breaks_off_after_the_effect()
    {
        var dossier = Dossiers.New();
        await Sandbox.FailAsync(new { kind = "half_answer", service = "DongBoHoSoMC" });

        await Assert.ThrowsAsync<HttpRequestException>(() => Portal.InsertAsync(dossier));

        Assert.NotNull(await Sandbox.FindAsync(dossier.MaHoSo()));
    }

    [Fact]
    public async Task A_503_comes_before_any_effect()
    {
        var dossier = Dossiers.New();
        await Sandbox.FailAsync(new { kind = "status5xx" });
        using var body = new StringContent("{}");

        using var answer = await Portal.PostAsync("/mapi/g", body);

        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Null(await Sandbox.FindAsync(dossier.MaHoSo()));
    }

    [Fact]
    public async Task A_refusal_comes_with_the_code_and_the_words_that_were_ordered()
    {
        var dossier = Dossiers.New();
        await Sandbox.FailAsync(new { kind = "refuse", code = "-9", message = "Hệ thống đang bảo trì" });

        var answer = await Portal.InsertAsync(dossier);

        Assert.Equal(("-9", "Hệ thống đang bảo trì"), (answer.Code(), answer.Message()));
        Assert.Null(await Sandbox.FindAsync(dossier.MaHoSo()));
    }

    [Fact]
    public async Task A_session_that_expires_takes_the_session_of_the_caller_with_it()
    {
        using var other = await PortalClient.LogInAsync(Sandbox);
        var dossier = Dossiers.New();
        await Sandbox.FailAsync(new { kind = "session_expired", times = 1 });

        var first = await Portal.InsertAsync(dossier);
        var again = await Portal.InsertAsync(dossier);

        Assert.Equal(("-2", "-2"), (first.Code(), again.Code()));
        Assert.Null(await Sandbox.FindAsync(dossier.MaHoSo()));
        (await other.InsertAsync(dossier)).AssertTaken();
    }

    [Fact]
    public async Task A_late_answer_comes_when_its_time_has_come_and_no_sooner()
    {
        var clock = new ManualClock();
        await using var slow = await SandboxHost.StartAsync(new SandboxOptions { Url = SandboxHost.AnyPort, Clock = clock });
        using var portal = await PortalClient.LogInAsync(slow);
        await slow.FailAsync(new { kind = "latency", milliseconds = 5000, times = 1 });
        var call = portal.InsertAsync(Dossiers.New());
        // The fault is spent when the call has come in and begins to wait.
        await Within.Until(Within.AMinute, async () => (await FaultsAsync(slow)) == 0);

        Assert.False(call.IsCompleted);
        await Within.Until(Within.AMinute, () =>
        {
            clock.Advance(TimeSpan.FromSeconds(5));
            return Task.FromResult(call.IsCompleted);
        });

        (await call).AssertTaken();
    }

    [Fact]
    public async Task A_caller_who_gives_up_does_not_stop_a_late_call()
    {
        var clock = new ManualClock();
        await using var slow = await SandboxHost.StartAsync(new SandboxOptions { Url = SandboxHost.AnyPort, Clock = clock });
        using var portal = await PortalClient.LogInAsync(slow);
        var dossier = Dossiers.New();
        await slow.FailAsync(new { kind = "latency", milliseconds = 5000, times = 1 });
        var call = portal.InsertAsync(dossier);
        await Within.Until(Within.AMinute, async () => (await FaultsAsync(slow)) == 0);

        portal.Dispose();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        await Within.Until(Within.AMinute, async () =>
        {
            clock.Advance(TimeSpan.FromSeconds(5));
            return await slow.FindAsync(dossier.MaHoSo()) is not null;
        });
    }

    [Fact]
    public async Task Lateness_goes_together_with_another_fault()
    {
        await Sandbox.FailAsync(new { kind = "latency", milliseconds = 1 }, new { kind = "refuse" });

        var answer = await Portal.InsertAsync(Dossiers.New());

        Assert.Equal("-1", answer.Code());
        Assert.Equal(["latency", "refuse"], (await Sandbox.CallsAsync())[^1].GetProperty("faults").EnumerateArray().Select(f => f.GetString()));
    }

    [Fact]
    public async Task A_login_can_fail_too()
    {
        await Sandbox.FailAsync(new { kind = "refuse", service = "login" });

        var login = await Portal.LogInAsync("H36", "sandbox");
        var call = await Portal.InsertAsync(Dossiers.New());

        Assert.Equal("-1", login.Code());
        call.AssertTaken();
    }

    private static async Task<int> FaultsAsync(SandboxHost sandbox)
    {
        using var control = new ControlClient(sandbox);
        return (await control.GetAsync("/control/faults")).AsArray().Count;
    }
}
