namespace IntegrationHub.Client.Tests;

public class HubClientOptionsTests
{
    public static TheoryData<string, HubClientOptions> Wrong => new()
    {
        { "Address", new HubClientOptions { Address = new Uri("ftp://127.0.0.1") } },
        { "Address", new HubClientOptions { Address = new Uri("/here", UriKind.Relative) } },
        { "Deadline", new HubClientOptions { Address = Here, Deadline = TimeSpan.FromMilliseconds(999) } },
        { "MaxAttempts", new HubClientOptions { Address = Here, MaxAttempts = 0 } },
        { "MaxBackoff", new HubClientOptions { Address = Here, MaxBackoff = TimeSpan.FromMinutes(11) } },
        { "FirstBackoff", new HubClientOptions { Address = Here, FirstBackoff = TimeSpan.FromMinutes(1) } },
        { "HeartbeatInterval", new HubClientOptions { Address = Here, HeartbeatInterval = TimeSpan.FromSeconds(61) } },
    };

    private static Uri Here => new("http://127.0.0.1:7080");

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void A_value_out_of_bounds_is_named_at_once(string option, HubClientOptions options)
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => new HubClient(options));

        Assert.Equal(option, error.ParamName);
    }

    [Fact]
    public void The_defaults_are_within_bounds()
    {
        using var client = new HubClient(new HubClientOptions { Address = Here });

        Assert.NotNull(client.Filings);
    }

    [Fact]
    public void The_handler_may_be_completed_by_the_caller()
    {
        SocketsHttpHandler? seen = null;

        using var client = new HubClient(new HubClientOptions { Address = Here, ConfigureHandler = handler => seen = handler });

        Assert.NotNull(seen);
    }
}
