using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Sandbox.Tests.Portal;

public sealed class SessionTests : IAsyncLifetime
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);
    private readonly ManualClock clock = new();
    private SandboxHost? sandbox;

    private SandboxHost Sandbox => sandbox!;

    public async ValueTask InitializeAsync() =>
        sandbox = await SandboxHost.StartAsync(new SandboxOptions { Url = SandboxHost.AnyPort, Clock = clock, SessionLife = Life });

    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();

    [Fact]
    public async Task A_session_lasts_its_time_and_not_a_moment_longer()
    {
        using var portal = await PortalClient.LogInAsync(Sandbox);

        clock.Advance(Life - TimeSpan.FromTicks(1));
        var before = await portal.LookUpAsync("H36-251115-0001");
        clock.Advance(TimeSpan.FromTicks(1));
        var after = await portal.LookUpAsync("H36-251115-0001");

        Assert.Equal(("0", "-2"), (before.Code(), after.Code()));
        Assert.Equal("Phiên làm việc không hợp lệ hoặc đã hết hạn", after.Message());
    }

    [Fact]
    public async Task Use_does_not_lengthen_a_session()
    {
        using var portal = await PortalClient.LogInAsync(Sandbox);

        clock.Advance(Life / 2);
        await portal.LookUpAsync("H36-251115-0001");
        clock.Advance(Life / 2);

        Assert.Equal("-2", (await portal.LookUpAsync("H36-251115-0001")).Code());
    }

    [Fact]
    public async Task A_new_login_opens_a_new_session_after_the_old_one_ended()
    {
        using var portal = await PortalClient.LogInAsync(Sandbox);
        clock.Advance(Life);

        using var again = await PortalClient.LogInAsync(Sandbox);

        Assert.Equal("0", (await again.LookUpAsync("H36-251115-0001")).Code());
        Assert.Equal("-2", (await portal.LookUpAsync("H36-251115-0001")).Code());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("made up")]
    public async Task A_call_without_a_session_of_the_portal_has_no_effect(string? session)
    {
        using var portal = await PortalClient.LogInAsync(Sandbox);
        portal.Session = session;
        var dossier = Dossiers.New();

        var answer = await portal.InsertAsync(dossier);

        Assert.Equal("-2", answer.Code());
        Assert.Null(await Sandbox.FindAsync(dossier.MaHoSo()));
    }

    [Fact]
    public async Task All_sessions_end_on_command()
    {
        using var portal = await PortalClient.LogInAsync(Sandbox);
        using var other = await PortalClient.LogInAsync(Sandbox);
        using var control = new ControlClient(Sandbox);

        await control.PostAsync("/control/sessions/expire");

        Assert.Equal("-2", (await portal.LookUpAsync("H36-251115-0001")).Code());
        Assert.Equal("-2", (await other.LookUpAsync("H36-251115-0001")).Code());
    }
}
