using IntegrationHub.National.Portal;
using IntegrationHub.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace IntegrationHub.Tests.National.Portal;

public sealed class RenewSessionTests(SandboxHost sandbox) : IClassFixture<SandboxHost>
{
    [Fact]
    public async Task Call_whose_sessions_are_ended_by_its_neighbours_is_answered_all_the_same()
    {
        await sandbox.FailAsync(new { kind = "session_expired", service = "TraCuuHoSo", times = 3 });

        var reply = await LookUpAsync();

        Assert.Equal("0", Assert.IsType<PortalReply.Answered>(reply).Code);
    }

    [Fact]
    public async Task Portal_that_ends_every_session_is_given_up()
    {
        await sandbox.FailAsync(new { kind = "session_expired", service = "TraCuuHoSo" });

        var reply = await LookUpAsync();

        Assert.IsType<PortalReply.NotSent>(reply);
    }

    private async Task<PortalReply> LookUpAsync()
    {
        var options = Options.Create(new PortalOptions { BaseUrl = sandbox.Address, Password = "sandbox" });
        using var http = new HttpClient();
        var transport = new PortalTransport(http, options);
        using var sessions = new PortalSession(transport, options, TimeProvider.System, NullLogger<PortalSession>.Instance);
        return await new PortalCalls(transport, sessions, options)
            .ReadAsync("TraCuuHoSo", new Dictionary<string, object> { ["mahoso"] = "H36.1-260302-0001" }, TestContext.Current.CancellationToken)
            .Within(Within.AMinute);
    }
}
