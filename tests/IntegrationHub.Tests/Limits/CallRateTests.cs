using Grpc.Core;
using IntegrationHub.Access.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Limits;

public sealed class CallRateTests(PostgresServer server)
{
    private static readonly (string, string) Slow = ("CallsPerSecond", "5");

    [Fact]
    public async Task Who_calls_more_often_than_it_may_is_told_when_to_come_back()
    {
        await using var hub = await LimitedHub.StartAsync(server, Slow);

        var refused = await LimitedHub.HammerAsync(hub.Host.Channel);

        Assert.Equal((StatusCode.ResourceExhausted, "RATE_LIMITED"), (refused.Code, refused.Reason));
        Assert.InRange(refused.RetryAfter!.Value, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task It_is_let_in_again_after_the_time_it_was_told()
    {
        await using var hub = await LimitedHub.StartAsync(server, Slow);
        await LimitedHub.HammerAsync(hub.Host.Channel);

        await Within.Until(Within.AMinute, async () => await Record.ExceptionAsync(() => LimitedHub.CallAsync(hub.Host.Channel)) is null);
    }

    [Fact]
    public async Task Another_organisation_goes_on_being_answered()
    {
        await using var hub = await LimitedHub.StartAsync(server, Slow);
        var other = await hub.Host.ChannelForAsync("other", communes: null);
        await LimitedHub.HammerAsync(hub.Host.Channel);

        await LimitedHub.CallAsync(other);
    }

    [Fact]
    public async Task All_connections_of_an_organisation_count_together()
    {
        await using var hub = await LimitedHub.StartAsync(server, Slow);
        await LimitedHub.HammerAsync(hub.Host.ChannelOf(HubHost.Everyone));

        var refused = await LimitedHub.HammerAsync(hub.Host.ChannelOf(HubHost.Everyone), most: 10);

        Assert.Equal("RATE_LIMITED", refused.Reason);
    }

    [Fact]
    public async Task An_organisation_may_have_a_number_of_its_own()
    {
        await using var hub = await LimitedHub.StartAsync(server);
        var vendor = await hub.Host.ChannelForAsync("vendor", communes: null);
        var changed = await new AccessService.AccessServiceClient(hub.Host.Channel).LimitOrganisationAsync(
            new LimitOrganisationRequest { Name = "organisations/vendor", RequestId = NewFilings.RequestId(), CallsPerSecond = 3 },
            cancellationToken: TestContext.Current.CancellationToken);

        var refused = await LimitedHub.HammerAsync(vendor);

        Assert.Equal(3, changed.Organisation.CallsPerSecond);
        Assert.Equal("RATE_LIMITED", refused.Reason);
        await LimitedHub.CallAsync(hub.Host.Channel);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(100_001)]
    public async Task A_number_out_of_bounds_is_refused(int number)
    {
        await using var hub = await LimitedHub.StartAsync(server);

        var refused = await Refused.ByAsync(async () => await new AccessService.AccessServiceClient(hub.Host.Channel).LimitOrganisationAsync(
            new LimitOrganisationRequest { Name = "organisations/everyone", RequestId = NewFilings.RequestId(), CallsPerSecond = number }));

        Assert.Equal((StatusCode.InvalidArgument, "FIELD_INVALID"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task Who_hammers_at_a_closed_door_is_told_to_stop_and_holds_up_nobody_who_is_known()
    {
        await using var hub = await LimitedHub.StartAsync(server, ("UnidentifiedCallsPerSecond", "5"));
        var stranger = hub.Host.ChannelOf(null);
        var reasons = new List<string>();

        for (var i = 0; i < 20; i++)
        {
            reasons.Add((await LimitedHub.HammerAsync(stranger)).Reason);
        }

        Assert.Equal("CREDENTIALS_MISSING", reasons[0]);
        Assert.Contains("RATE_LIMITED", reasons);
        await LimitedHub.CallAsync(hub.Host.Channel);
    }
}
