using System.Net;
using System.Net.Sockets;
using IntegrationHub.Hosting;
using IntegrationHub.Settings;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace IntegrationHub.Tests.Hosting;

public sealed class HubListenersTests
{
    [Fact]
    public void A_port_that_is_taken_is_named_with_its_setting()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = new Uri($"http://{other.LocalEndpoint}");

        var refused = Assert.Throws<SettingsException>(() => Listen(new HubOptions { GrpcUrl = new Uri("http://127.0.0.1:0"), HttpUrl = taken }));

        Assert.Contains("Hub:HttpUrl", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"{taken} is in use", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("ftp://127.0.0.1:7080")]
    [InlineData("https://hub.example:7080")]
    [InlineData("http://hub.example:7080")]
    public void An_address_to_which_the_hub_cannot_listen_is_named_with_its_setting(string url)
    {
        var refused = Assert.Throws<SettingsException>(() => Listen(new HubOptions { GrpcUrl = new Uri(url, UriKind.RelativeOrAbsolute) }));

        Assert.Contains("Hub:GrpcUrl", refused.Message, StringComparison.Ordinal);
        Assert.Contains(url, refused.Message, StringComparison.Ordinal);
    }

    private static void Listen(HubOptions options) => WebApplication.CreateSlimBuilder().ListenFor(options);
}
